// SPDX-License-Identifier: Apache-2.0
#include "roadstead/render/attached.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "pages.hpp"
#include "roadstead/base/json.hpp"

namespace roadstead::render {
namespace {

using namespace roadstead::test;
using catalog::Digest;

const Digest document = Digest::of("document");
const std::string page_of_document = "a/b/tags/t/sha256." + document.hex();

std::string readme(std::string_view attached, std::string_view more = "") {
  return fmt::format(
      "---\nlayout: manifests/singularity\nsize: 4096\ndigest: sha256:{0}\nlayers:\n- size: 4096\n  digest: "
      "sha256:{0}\n  url: https://x.org/1\narch: amd64\n{1}attached:\n- {{type: application/spdx+json, size: 8, "
      "digest: "
      "\"{2}\"{3}}}\n---\n",
      std::string(64, 'a'), more, document.text(), attached);
}

TreeText tree(const std::string& text) { return {.files = {{.path = "a/b/manifests/t/README.md", .bytes = text}}}; }

std::string digest_of_page(const PageList& list, std::string_view path) {
  const KeptPage* const page = list.find(path);
  return page == nullptr ? "no page" : Digest::of(page->content).text();
}

std::string artifact(std::string_view subject, std::string_view urls, std::size_t subject_size,
                     std::string_view subject_type = "manifest") {
  return fmt::format(
      R"({{"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json","artifactType":"application/spdx+json",)"
      R"("config":{{"mediaType":"application/vnd.oci.empty.v1+json","digest":"{}","size":2,"data":"e30="}},)"
      R"("layers":[{{"mediaType":"application/spdx+json","digest":"{}","size":8,{}"annotations":{{"org.opencontainers.image.title":"b.spdx.json"}}}}],)"
      R"("subject":{{"mediaType":"application/vnd.oci.image.{}.v1+json","digest":"{}","size":{}}}}})",
      Digest::of("{}").text(), document.text(), urls, subject_type, subject, subject_size);
}

TEST(Attached, IsAReferrerOfTheManifest) {
  const MemorySite site(tree(readme(", url: https://x.org/document")));
  ASSERT_EQ(text_of(site.registry.loaded.findings), "");
  const PageList list = site.all();
  const std::string subject = digest_of_page(list, "v2/a/b/manifests/t");
  const std::string wanted =
      artifact(subject, R"("urls":["https://x.org/document"],)", list.find("v2/a/b/manifests/t")->content.size());
  const std::string by_digest = "v2/a/b/manifests/" + Digest::of(wanted).text();
  ASSERT_NE(list.find(by_digest), nullptr);
  EXPECT_EQ(list.find(by_digest)->content, wanted);
  const KeptPage* const referrers = list.find("v2/a/b/referrers/" + subject);
  ASSERT_NE(referrers, nullptr);
  EXPECT_EQ(referrers->content,
            fmt::format(R"({{"schemaVersion":2,"mediaType":"application/vnd.oci.image.index.v1+json","manifests":[)"
                        R"({{"mediaType":"application/vnd.oci.image.manifest.v1+json","digest":"{}","size":{},)"
                        R"("artifactType":"application/spdx+json"}}]}})",
                        Digest::of(wanted).text(), wanted.size()));
  const KeptPage* const blob = list.find("v2/a/b/blobs/" + document.text());
  ASSERT_NE(blob, nullptr);
  EXPECT_EQ(blob->content, "redirect to https://x.org/document");
  EXPECT_EQ(list.find(page_of_document), nullptr);
}

TEST(Attached, EachOfItsPagesIsMadeByItself) {
  const MemorySite site(tree(readme("")), {.base_url = "https://registry.example.org"}, StoreIndex({document}));
  const PageList list = site.all();
  std::size_t found = 0;
  for (const KeptPage& page : list.pages) {
    const auto one = site.one(page.path);
    if (page.path.find("sha256") == page.path.npos) continue;
    ++found;
    EXPECT_EQ(std::count_if(one.begin(), one.end(), [&](const KeptPage& p) { return p == page; }), 1) << page.path;
  }
  EXPECT_GE(found, 6u);
}

TEST(Attached, LiesOnTheSiteWhereItsStoreHasIt) {
  const MemorySite site(tree(readme(", url: https://x.org/document")), {.base_url = "https://r.example.org/below"},
                        StoreIndex({document}));
  const PageList list = site.all();
  ASSERT_NE(list.find(page_of_document), nullptr);
  EXPECT_EQ(list.find(page_of_document)->content, "stored " + document.text());
  EXPECT_EQ(list.find("v2/a/b/blobs/" + document.text())->content, "stored " + document.text());
  const auto& collection = site.site.catalog.collections.front();
  const auto& tag = collection.tags.front();
  EXPECT_EQ(attached_address(site.site, collection, tag, tag.attached.front()), "/below/" + page_of_document);
  const MemorySite elsewhere(tree(readme(", url: https://x.org/document")));
  const auto& other = elsewhere.site.catalog.collections.front();
  EXPECT_EQ(attached_address(elsewhere.site, other, other.tags.front(), other.tags.front().attached.front()),
            "https://x.org/document");
}

TEST(Attached, IsNoReferrerWhereNobodyCouldFetchIt) {
  const PageList list = MemorySite(tree(readme(""))).all();
  for (const KeptPage& page : list.pages) EXPECT_EQ(page.path.find("/referrers/"), page.path.npos) << page.path;
}

// The tag is an index over both; a document for one architecture belongs to that image.
TEST(Attached, BelongsToTheImageOfItsArchitecture) {
  const std::string images = fmt::format(
      "images:\n- {{arch: arm64, size: 4096, digest: sha256:{}, url: https://x.org/2}}\n", std::string(64, 'b'));
  for (const auto& [attached, place] :
       {std::pair(", arch: arm64", 1), std::pair(", arch: amd64", 0), std::pair("", -1)}) {
    const MemorySite site(tree(readme(std::string(", url: https://x.org/document") + attached, images)));
    const PageList list = site.all();
    const auto index = Json::parse(list.find("v2/a/b/manifests/t")->content);
    std::string subject = digest_of_page(list, "v2/a/b/manifests/t");
    if (place >= 0) subject = text_at(index->root(), fmt::format("/manifests/{}/digest", place));
    EXPECT_NE(list.find("v2/a/b/referrers/" + subject), nullptr) << attached;
  }
}

// Also when the image came back, and its documents are there twice.
TEST(Attached, StaysAReferrerOfAFormerImage) {
  const std::string former(64, 'b');
  const std::string history = fmt::format(
      "history:\n- {{size: 4096, digest: sha256:{}, arch: amd64, url: https://x.org/2, attached: [{{type: a/b, "
      "size: 8, digest: \"{}\"}}]}}\n",
      former, document.text());
  const MemorySite site(tree(readme("", history)), {.base_url = "https://r.example.org"}, StoreIndex({document}));
  ASSERT_EQ(text_of(site.registry.loaded.findings), "");
  const PageList list = site.all();
  const auto count = [&](std::string_view path) {
    return std::ranges::count_if(list.pages, [&](const KeptPage& page) { return page.path == path; });
  };
  EXPECT_EQ(count(page_of_document), 1);
  EXPECT_EQ(count("v2/a/b/blobs/" + document.text()), 1);
  EXPECT_EQ(std::ranges::count_if(list.pages,
                                  [](const KeptPage& page) { return page.path.starts_with("v2/a/b/referrers/"); }),
            2);
}

TEST(Attached, OfAYankedTagIsNoReferrer) {
  const PageList list = MemorySite(tree(readme(", url: https://x.org/document", "yanked: wrong\n"))).all();
  for (const KeptPage& page : list.pages) EXPECT_EQ(page.path.find("/referrers/"), page.path.npos) << page.path;
}

}  // namespace
}  // namespace roadstead::render
