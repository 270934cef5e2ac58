// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <algorithm>

#include "pages.hpp"

namespace roadstead::render {
namespace {

using namespace roadstead::test;
using catalog::Digest;

const std::string hex(64, 'a');

std::string image_readme(std::string_view url) {
  return fmt::format(
      "---\nlayout: manifests/singularity\nsize: 4096\ndigest: sha256:{0}\nlayers:\n- size: 4096\n"
      "  digest: sha256:{0}\n  url: {1}\n---\n",
      hex, url);
}

std::string oci_readme(std::string_view root, std::string_view layers) {
  return fmt::format("---\nlayout: manifests/oci\nsize: {}\ndigest: {}\nlayers:{}\n---\n", root.size(),
                     Digest::of(root).text(), layers);
}

std::string manifest_with(std::string_view config) {
  return fmt::format(
      R"({{"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json","config":{},"layers":[]}})",
      config);
}

const std::string inlined_config =
    R"({"mediaType":"application/vnd.oci.empty.v1+json","size":2,"data":"e30=","digest":")" + Digest::of("{}").text() +
    "\"}";

std::size_t place_of(const PageList& list, std::string_view name) {
  return static_cast<std::size_t>(list.find(name) - list.pages.data());
}

// The manifest names the address, so the two tags have two manifests of one image.
TEST(OciPages, EachTagsManifestIsThereByItsDigest) {
  const MemorySite site(
      TreeText{.files = {{.path = "a/b/manifests/one/README.md", .bytes = image_readme("https://x.org/1")},
                         {.path = "a/b/manifests/two/README.md", .bytes = image_readme("https://x.org/2")}}});
  const PageList list = site.all();
  for (const std::string tag : {"one", "two"}) {
    const KeptPage* const page = list.find("v2/a/b/manifests/" + tag);
    ASSERT_NE(page, nullptr);
    const std::string by_digest = "v2/a/b/manifests/" + page->digest_header;
    ASSERT_NE(list.find(by_digest), nullptr) << tag;
    EXPECT_EQ(list.find(by_digest)->content, page->content);
    EXPECT_EQ(site.one(by_digest).size(), 1u);
  }
}

// Eight indexes, each of which lists the next one fifty times: walked child by child they would never end.
TEST(OciPages, ChildrenThatIndexesShareAreWalkedOnce) {
  std::string inner = manifest_with(inlined_config);
  TreeText text{.files = {{.path = "a/b/manifests/t/m.json", .bytes = inner}}};
  for (int i = 0; i < 8; ++i) {
    const std::string child = fmt::format(
        R"({{"mediaType":"application/vnd.oci.image.{}.v1+json","digest":"{}","size":{},"platform":{{"architecture":"amd64","os":"linux"}}}})",
        i == 0 ? "manifest" : "index", Digest::of(inner).text(), inner.size());
    inner = R"({"schemaVersion":2,"manifests":[)" + child;
    for (int copy = 1; copy < 50; ++copy) inner += "," + child;
    inner += "]}";
    text.files.push_back({.path = fmt::format("a/b/manifests/t/i{}.json", i), .bytes = inner});
  }
  text.files.push_back({.path = "a/b/manifests/t/README.md", .bytes = oci_readme(inner, " []")});
  const MemorySite site(text);
  ASSERT_EQ(text_of(site.registry.loaded.findings), "");
  const PageList list = site.all();
  ASSERT_NE(list.find("v2/a/b/manifests/t"), nullptr);
  EXPECT_EQ(list.find("v2/a/b/manifests/t")->content, inner);
  EXPECT_EQ(std::ranges::count_if(
                list.pages, [](const KeptPage& page) { return page.path.starts_with("v2/a/b/manifests/sha256:"); }),
            9);
}

// docker and oras do not look at a descriptor's URLs.
TEST(OciPages, WhereADescriptorSendsClientsTheHostSendsThemToo) {
  const std::string layer =
      R"({"mediaType":"a/b","size":3,"urls":["https://x.org/layer"],"digest":")" + Digest::of("abc").text() + "\"}";
  const std::string manifest = R"({"schemaVersion":2,"config":)" + inlined_config + R"(,"layers":[)" + layer + "]}";
  const TreeText text{.files = {{.path = "a/b/manifests/t/README.md", .bytes = oci_readme(manifest, " []")},
                                {.path = "a/b/manifests/t/manifest.json", .bytes = manifest}}};
  const std::string blob = "v2/a/b/blobs/" + Digest::of("abc").text();
  const auto pages = MemorySite(text).one(blob);
  ASSERT_EQ(pages.size(), 1u);
  EXPECT_EQ(pages[0].content, "redirect to https://x.org/layer");
  render::Host bare{.base_url = "https://registry.example.org"};
  bare.redirects = false;
  EXPECT_EQ(MemorySite(text, bare).one(blob).size(), 0u);
  EXPECT_NE(MemorySite(text, bare).all().find("v2/a/b/manifests/t"), nullptr);  // crane and podman go there themselves
}

// An index may claim any artifact type, and an empty one has no config to make a schema 1 manifest of.
TEST(OciPages, AnIndexIsNoContainerImageWhateverItClaims) {
  const std::string index =
      R"({"schemaVersion":2,"artifactType":"application/vnd.oci.image.config.v1+json","manifests":[]})";
  render::Host bare{.base_url = "https://registry.example.org"};
  bare.redirects = bare.sends_media_types = false;
  const MemorySite site(TreeText{.files = {{.path = "a/b/manifests/t/README.md", .bytes = oci_readme(index, " []")},
                                           {.path = "a/b/manifests/t/index.json", .bytes = index}}},
                        bare);
  const PageList list = site.all();
  EXPECT_NE(list.find("v2/a/b/manifests/t"), nullptr);
  EXPECT_EQ(list.find("v2/a/b/manifests/t-schema1"), nullptr);
}

TEST(OciPages, WhatADescriptorCarriesIsABlobToo) {
  const std::string manifest = manifest_with(inlined_config);
  const MemorySite site(TreeText{.files = {{.path = "a/b/manifests/t/README.md", .bytes = oci_readme(manifest, " []")},
                                           {.path = "a/b/manifests/t/manifest.json", .bytes = manifest}}});
  const auto pages = site.one("v2/a/b/blobs/" + Digest::of("{}").text());
  ASSERT_EQ(pages.size(), 1u);
  EXPECT_EQ(pages[0].content, "{}");
}

TEST(OciPages, AnIndexComesAfterWhatItNames) {
  const std::string manifest = manifest_with(inlined_config);
  const std::string index = fmt::format(
      R"({{"schemaVersion":2,"mediaType":"application/vnd.oci.image.index.v1+json","manifests":[{{"mediaType":"application/vnd.oci.image.manifest.v1+json","size":{},"digest":"{}","platform":{{"architecture":"amd64","os":"linux"}}}}]}})",
      manifest.size(), Digest::of(manifest).text());
  const MemorySite site(TreeText{.files = {{.path = "a/b/manifests/t/README.md", .bytes = oci_readme(index, " []")},
                                           {.path = "a/b/manifests/t/index.json", .bytes = index},
                                           {.path = "a/b/manifests/t/manifest.json", .bytes = manifest}}});
  const PageList list = site.all();
  ASSERT_NE(list.find("v2/a/b/manifests/t"), nullptr);
  const std::size_t blob = place_of(list, "v2/a/b/blobs/" + Digest::of("{}").text());
  const std::size_t child = place_of(list, "v2/a/b/manifests/" + Digest::of(manifest).text());
  const std::size_t parent = place_of(list, "v2/a/b/manifests/" + Digest::of(index).text());
  EXPECT_LT(blob, child);
  EXPECT_LT(child, parent);
  EXPECT_LT(parent, place_of(list, "v2/a/b/manifests/t"));
}

}  // namespace
}  // namespace roadstead::render
