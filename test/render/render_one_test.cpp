// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <map>
#include <set>

#include "pages.hpp"

// A server renders one page at a time, a build all of them: both must be the same site.
namespace roadstead::render {
namespace {

using namespace roadstead::test;

void expect_the_same_site(const MemorySite& site) {
  std::map<std::string, std::vector<KeptPage>> by_path;
  for (KeptPage& page : site.all().pages) by_path[page.path].push_back(std::move(page));
  EXPECT_GT(by_path.size(), 5u);
  for (const auto& [path, pages] : by_path) EXPECT_EQ(site.one(path), pages) << path;
}

void expect_each_page_once(const MemorySite& site) {
  std::set<std::string> names;
  for (const KeptPage& page : site.all().pages) EXPECT_TRUE(names.insert(page.name()).second) << page.name();
}

// No page's file may be a folder that another page lies in.
void expect_no_page_below_a_page(const MemorySite& site) {
  std::set<std::string> files;
  for (const KeptPage& page : site.all().pages)
    files.insert(page.path.ends_with('/') || page.path.empty() ? page.path + "index.html" : page.path);
  for (const std::string& file : files)
    for (std::size_t slash = file.find('/'); slash != file.npos; slash = file.find('/', slash + 1))
      EXPECT_FALSE(files.contains(file.substr(0, slash))) << file;
}

struct HostCase {
  const char* name;
  Host host;
};

class EveryHost : public testing::TestWithParam<HostCase> {};

TEST_P(EveryHost, RendersOnePageAsInAll) {
  expect_the_same_site(MemorySite(read_tree_text("golden/registry.txt").value(), GetParam().host));
}

TEST_P(EveryHost, PutsEachPageOnce) {
  const MemorySite site(read_tree_text("golden/registry.txt").value(), GetParam().host);
  expect_each_page_once(site);
  expect_no_page_below_a_page(site);
}

INSTANTIATE_TEST_SUITE_P(
    Hosts, EveryHost,
    testing::Values(HostCase{"full", {"http://localhost:8080", true, true, true, true, true}},
                    HostCase{"below_a_prefix", {"https://example.org/a/b", true, true, true, true, true}},
                    HostCase{"bare", {"https://example.github.io", false, false, false, false, true}},
                    HostCase{"bare_below_a_prefix", {"https://example.org/site", false, false, false, false, false}}),
    [](const auto& host) { return std::string(host.param.name); });

std::string hex(char c) { return std::string(64, c); }

std::string sif(char c, const std::string& more = "") {
  return fmt::format(
      "---\nlayout: manifests/singularity\nsize: 4096\ndigest: sha256:{0}\nlayers:\n- size: 4096\n  digest: "
      "sha256:{0}\n"
      "  url: https://example.org/{1}.sif\n{2}---\n",
      hex(c), c, more);
}

TreeText tree_of(std::vector<std::pair<std::string, std::string>> tags) {
  TreeText text;
  for (auto& [tag, readme] : tags) text.files.push_back({FileKind::file, tag + "/README.md", std::move(readme)});
  return text;
}

struct OddTree {
  const char* name;
  TreeText tree;
};

std::ostream& operator<<(std::ostream& out, const OddTree& odd) { return out << odd.name; }

class OddRegistry : public testing::TestWithParam<OddTree> {};

TEST_P(OddRegistry, RendersOnePageAsInAll) { expect_the_same_site(MemorySite(GetParam().tree)); }

TEST_P(OddRegistry, PutsEachPageOnce) {
  const MemorySite site(GetParam().tree);
  expect_each_page_once(site);
  expect_no_page_below_a_page(site);
}

const std::string two_arches = "arch: amd64\nimages:\n- arch: arm64\n  size: 4096\n  digest: sha256:" + hex('e') +
                               "\n  url: https://example.org/e.sif\n";

std::string md5(const std::string& url, const std::string& id, const std::string& more = "") {
  return fmt::format(
      "---\nlayout: manifests/singularity\nsize: 4096\ndigest: {0}\nlayers:\n- size: 4096\n  digest: {0}\n  url: "
      "{1}\n{2}---\n",
      "md5:" + id, url, more);
}

INSTANTIATE_TEST_SUITE_P(
    Names, OddRegistry,
    testing::Values(OddTree{"words_of_the_apis_in_names", tree_of({{"a/api/container/b/manifests/t", sif('a')},
                                                                   {"x/blobs/y/manifests/t", sif('b')},
                                                                   {"x/referrers/y/manifests/t", sif('c')},
                                                                   {"a/v1/images/manifests/t", sif('d')}})},
                    OddTree{"a_repository_called_manifests", tree_of({{"a/manifests/manifests/t", sif('a')}})},
                    OddTree{"a_tag_called_manifests", tree_of({{"a/b/manifests/manifests", sif('a')},
                                                               {"a/b/manifests/tags", sif('b')},
                                                               {"a/b/manifests/list", sif('c')}})},
                    OddTree{"one_component", tree_of({{"solo/manifests/t", sif('a')}})},
                    OddTree{"collection_in_a_collection", tree_of({{"a/b/manifests/t", sif('a')},
                                                                   {"a/b/c/manifests/t", sif('b')},
                                                                   {"a/manifests/t", sif('c')}})},
                    OddTree{"a_path_through_another_case",
                            tree_of({{"A/manifests/x", sif('a')}, {"a/manifests/x/manifests/t", sif('b')}})},
                    OddTree{"files_of_folders", tree_of({{"a/b/manifests/index.html", sif('a')},
                                                         {"a/b/manifests/index.json", sif('b')},
                                                         {"a/index.html/manifests/t", sif('c')},
                                                         {"404.html/manifests/t", sif('d')},
                                                         {"index.html/manifests/t", sif('d')}})},
                    OddTree{"non_ascii", tree_of({{"ä/ö/manifests/ü", sif('a')}})}),
    [](const auto& odd) { return std::string(odd.param.name); });

INSTANTIATE_TEST_SUITE_P(
    Contents, OddRegistry,
    testing::Values(
        OddTree{"two_tags_of_one_image", tree_of({{"a/b/manifests/1", sif('a')}, {"a/b/manifests/2", sif('a')}})},
        OddTree{"two_tags_of_the_same_architectures",
                tree_of({{"a/b/manifests/1", sif('a', two_arches)}, {"a/b/manifests/2", sif('a', two_arches)}})},
        OddTree{"one_md5_at_two_addresses",
                tree_of({{"a/b/manifests/1", md5("https://example.org/1", std::string(32, 'a'),
                                                 "history:\n- {size: 4096, digest: md5:" + std::string(32, 'a') +
                                                     ", url: https://example.org/0}\n")},
                         {"a/b/manifests/2", md5("https://example.org/2", std::string(32, 'b'))}})},
        OddTree{"a_commit_that_begins_as_a_digest",
                tree_of({{"a/b/manifests/1", sif('a', "history:\n- {size: 4096, url: https://example.org/0, commit: " +
                                                          std::string(40, 'a') + "}\n")}})},
        OddTree{"tags_that_look_like_digests", tree_of({{"a/b/manifests/sha256." + hex('a'), sif('a')},
                                                        {"a/b/manifests/sha256-" + hex('a'), sif('a')}})}),
    [](const auto& odd) { return std::string(odd.param.name); });

TEST(RenderOne, UnknownPathsGiveNothing) {
  const MemorySite site(read_tree_text("golden/registry.txt").value());
  for (const char* path : {"nobody/", "v2/nobody/tags/list", "v2/vanessa/greeting/manifests/nothing",
                           "v2/vanessa/Greeting/tags/list", "api/container/a", "api/container/vanessa/greeting",
                           "v1/images/vanessa/greeting", "v1/images/", "vanessa/greeting/manifests/0.9/", "/", "v2",
                           "..", "vanessa/greeting/manifests/latest/README.md", "roadstead.yml"})
    EXPECT_TRUE(site.one(path).empty()) << path;
}

// A yanked tag is out of every listing and of every API that goes by name, and stays by content.
TEST(Render, YankedTagsStayByDigest) {
  const MemorySite site(
      tree_of({{"a/b/manifests/bad", sif('a', "yanked: broken\n")}, {"a/b/manifests/good", sif('b')}}));
  const PageList list = site.all();
  for (const char* gone : {"a/b/manifests/bad/", "api/container/a/b:bad", "v1/images/a/b:bad", "v2/a/b/manifests/bad"})
    EXPECT_EQ(list.find(gone), nullptr) << gone;
  EXPECT_NE(list.find("v2/a/b/blobs/sha256:" + hex('a')), nullptr);
  EXPECT_NE(list.find("v1/images/a/b:sha256." + hex('a')), nullptr);
  EXPECT_NE(list.find("api/container/a/b@" + std::string(40, 'a')), nullptr);
  EXPECT_EQ(list.find("a/b/tags/")->content, "{\"name\":\"a/b\",\"tags\":[\"good\"]}\n");
  EXPECT_EQ(list.find("v2/a/b/tags/list")->content, R"({"name":"a/b","tags":["good"]})");
  EXPECT_NE(list.find("a/b/tags/bad/"), nullptr);  // people are told why
}

// What the store holds is served from here and needs no address.
TEST(Render, StoredBlobsNeedNoAddress) {
  const auto text =
      tree_of({{"a/b/manifests/t", "---\nlayout: manifests/singularity\nsize: 5\ndigest: sha256:" + hex('a') +
                                       "\nlayers: [{size: 5, digest: sha256:" + hex('a') + "}]\n---\n"}});
  const auto digest = catalog::Digest::parse("sha256:" + hex('a')).value();
  const Host bare{"https://example.github.io", false, false, false, false, true};
  EXPECT_EQ(MemorySite(text, bare).all().find("v2/a/b/manifests/t"), nullptr);
  const PageList list = MemorySite(text, bare, StoreIndex({digest})).all();
  EXPECT_NE(list.find("v2/a/b/manifests/t"), nullptr);
  EXPECT_EQ(list.find("v2/a/b/blobs/sha256:" + hex('a'))->content, "stored sha256:" + hex('a'));
  EXPECT_EQ(list.find("v1/imagefile/a/b:t")->content, "stored sha256:" + hex('a'));
  const std::string address = "https://example.github.io/v1/imagefile/a/b:sha256." + hex('a');
  EXPECT_TRUE(list.find("api/container/a/b:t")->content.starts_with("{\"image\":\"" + address + "\","));
  EXPECT_NE(list.find("a/b/tags/t/")->content.find("curl -fLo &#39;b_t.sif&#39; &#39;" + address + "&#39;"),
            std::string::npos);
}

}  // namespace
}  // namespace roadstead::render
