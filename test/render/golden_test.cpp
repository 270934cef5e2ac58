// SPDX-License-Identifier: Apache-2.0
#include "support/golden.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <regex>

#include "pages.hpp"

// Every format that clients read, and every page that people do, from one registry (test/golden/registry.txt).
namespace roadstead::render {
namespace {

using namespace roadstead::test;

const PageList& pages() {
  static const PageList list = MemorySite(read_tree_text("golden/registry.txt").value()).all();
  return list;
}

// What scripts and style there are is web/'s affair: their hashes are left out. So is the generation in paths of the
// search index, which its directory states.
std::string without_hashes(std::string text) {
  text = std::regex_replace(text, std::regex("_/search/[0-9a-f]{12}/"), "_/search/GENERATION/");
  text = std::regex_replace(text, std::regex("-[A-Za-z0-9_-]{8}\\.(js|css|svg)"), "-HASH.$1");
  return std::regex_replace(text, std::regex("sha384-[A-Za-z0-9+/=]{64}"), "sha384-HASH");
}

struct Golden {
  const char* file;
  const char* path;
};

class GoldenPage : public testing::TestWithParam<Golden> {};

TEST_P(GoldenPage, IsByteForByteWhatItWas) {
  const auto& all = pages().pages;
  const auto page =
      std::ranges::find_if(all, [](const KeptPage& one) { return without_hashes(one.name()) == GetParam().path; });
  ASSERT_NE(page, all.end()) << GetParam().path;
  expect_golden(GetParam().file, without_hashes(page->content));
}

std::string name_of(const testing::TestParamInfo<Golden>& info) {
  std::string name = info.param.file;
  for (char& c : name)
    if (!std::isalnum(static_cast<unsigned char>(c))) c = '_';
  return name;
}

INSTANTIATE_TEST_SUITE_P(Seed, GoldenPage,
                         testing::Values(Golden{"seed/tags.json", "vanessa/greeting/tags/"},
                                         Golden{"seed/older_form.json", "vanessa/greeting/manifests/latest/"},
                                         Golden{"seed/all_fields.json", "vanessa/greeting/manifests/1.0/"},
                                         Golden{"seed/md5.json", "archive/md5/manifests/v1+b/"},
                                         Golden{"seed/oci.json", "oci/App/manifests/2.0/"},
                                         Golden{"seed/no_tags.json", "empty/collection/tags/"}),
                         name_of);

INSTANTIATE_TEST_SUITE_P(
    Shub, GoldenPage,
    testing::Values(Golden{"shub/tag.json", "api/container/vanessa/greeting:latest"},
                    Golden{"shub/md5.json", "api/container/archive/md5:v1+b"},
                    Golden{"shub/by_md5.json", "api/container/archive/md5@5864202f73a4ea8eae0f66517429730d"},
                    Golden{"shub/by_commit.json",
                           "api/container/vanessa/greeting@fedcba9876543210fedcba9876543210fedcba98"}),
    name_of);

INSTANTIATE_TEST_SUITE_P(Library, GoldenPage,
                         testing::Values(Golden{"library/image.json", "v1/images/vanessa/greeting:1.0"},
                                         Golden{"library/image_arm64.json", "v1/images/vanessa/greeting:1.0~arm64"},
                                         Golden{"library/search.json", "v1/search"},
                                         Golden{"library/version.json", "version"},
                                         Golden{"library/config.json", "assets/config/config.prod.json"}),
                         name_of);

INSTANTIATE_TEST_SUITE_P(Oci, GoldenPage,
                         testing::Values(Golden{"oci/base.json", "v2/"}, Golden{"oci/catalog.json", "v2/_catalog"},
                                         Golden{"oci/tags.json", "v2/vanessa/greeting/tags/list"},
                                         Golden{"oci/tags_after_1.0.json", "v2/vanessa/greeting/tags/list~1.0"},
                                         Golden{"oci/sif_manifest.json", "v2/vanessa/greeting/manifests/latest"},
                                         Golden{"oci/sif_index.json", "v2/vanessa/greeting/manifests/1.0"},
                                         Golden{"oci/given_index.json", "v2/oci/app/manifests/2.0"}),
                         name_of);

INSTANTIATE_TEST_SUITE_P(Web, GoldenPage,
                         testing::Values(Golden{"web/home.html", ""}, Golden{"web/not_found.html", "404.html"},
                                         Golden{"web/owner.html", "vanessa/"}, Golden{"web/owners.html", "_/owners/"},
                                         Golden{"web/about.html", "_/about/"}, Golden{"web/search.html", "_/search/"},
                                         Golden{"web/collection.html", "vanessa/greeting/"},
                                         Golden{"web/collection_oci.html", "oci/App/"},
                                         Golden{"web/tag.html", "vanessa/greeting/tags/1.0/"},
                                         Golden{"web/tag_yanked.html", "vanessa/greeting/tags/0.9/"},
                                         Golden{"web/tag_md5.html", "archive/md5/tags/v1+b/"},
                                         Golden{"web/tag_oci.html", "oci/App/tags/2.0/"}),
                         name_of);

INSTANTIATE_TEST_SUITE_P(
    Told, GoldenPage,
    testing::Values(Golden{"web/feed.atom", "_/feed.atom"}, Golden{"web/feed.json", "_/feed.json"},
                    Golden{"web/feed_owner.atom", "_/owners/vanessa/~/feed.atom"},
                    Golden{"web/feed_collection.json", "_/collections/vanessa/greeting/~/feed.json"},
                    Golden{"web/feed_empty.atom", "_/collections/empty/collection/~/feed.atom"},
                    Golden{"web/badge.svg", "_/collections/vanessa/greeting/~/badge.svg"},
                    Golden{"web/badge.json", "_/collections/vanessa/greeting/~/badge.json"},
                    Golden{"web/badge_no_tag.json", "_/collections/empty/collection/~/badge.json"},
                    Golden{"web/owners_sizes.json", "_/owners/~/sizes.json"}, Golden{"web/sitemap.xml", "sitemap.xml"},
                    Golden{"web/sitemap_1.xml", "_/sitemaps/1.xml"}, Golden{"web/health.html", "_/health/"}),
    name_of);

INSTANTIATE_TEST_SUITE_P(SearchIndex, GoldenPage,
                         testing::Values(Golden{"search/directory.json", "_/search/directory.json"},
                                         Golden{"search/records.json", "_/search/GENERATION/records/0.json"},
                                         Golden{"search/columns.json", "_/search/GENERATION/columns/0.json"},
                                         Golden{"search/terms.json", "_/search/GENERATION/terms/0.json"},
                                         Golden{"search/digests.json", "_/search/GENERATION/digests/0.json"}),
                         name_of);

TEST(GoldenHealth, OfAnAuditThatFoundSomething) {
  MemorySite registry(read_tree_text("golden/registry.txt").value());
  registry.site.health = std::make_shared<const Health>(Health{
      .objects = 12345,
      .sound = 12343,
      .broken = 2,
      .unsound = {{.path = "gone/collection/README.md", .rule = "size-differs", .message = "a", .failures = 1000},
                  {.path = "vanessa/greeting/manifests/1.0/README.md",
                   .rule = "object-missing",
                   .message = "<gone>",
                   .is_new = true,
                   .failures = 1}},
      .healed = {"archive/md5/manifests/v1+b/README.md"}});
  expect_golden("web/health_broken.html", without_hashes(registry.one("_/health/").at(0).content));
  EXPECT_NE(registry.one("vanessa/greeting/").at(0).content.find("<span class=\"chip bad\">Broken</span>"),
            std::string::npos);
}

TEST(GoldenReferrers, AnswerBothWays) {
  const PageList& list = pages();
  std::vector<std::string> found;
  for (const KeptPage& page : list.pages)
    if (page.path.find("/referrers/") != std::string::npos || page.path.find("/manifests/sha256-") != std::string::npos)
      found.push_back(page.content);
  ASSERT_EQ(found.size(), 2u);
  EXPECT_EQ(found[0], found[1]);
  expect_golden("oci/referrers.json", found[0]);
}

// One line for each page: what there is, for whom, and in which order.
TEST(GoldenPages, OfAWholeSite) {
  std::string text;
  for (const KeptPage& page : pages().pages)
    text += fmt::format("{} {} {}{}\n", page.media_type, page.arch.empty() ? "-" : page.arch, page.name(),
                        page.content.starts_with("redirect to ") ? " → " + page.content.substr(12) : "");
  expect_golden("pages.txt", without_hashes(text));
}

TEST(GoldenPages, OfABarePagesHost) {
  const Host bare{"https://example.github.io", false, false, false, false, true};
  const PageList list = MemorySite(read_tree_text("golden/registry.txt").value(), bare).all();
  std::string text;
  for (const KeptPage& page : list.pages) text += page.name() + "\n";
  expect_golden("pages_bare_host.txt", without_hashes(text));
}

}  // namespace
}  // namespace roadstead::render
