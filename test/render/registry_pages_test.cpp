// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "pages.hpp"
#include "roadstead/render/web/words.hpp"

// What pages over many collections say where their names, states and texts are out of the ordinary.
namespace roadstead::render {
namespace {

using namespace roadstead::test;
using testing::AllOf, testing::ContainsRegex, testing::HasSubstr, testing::Not;

/// A registry of tags that are image files; `more` is front matter of each.
struct Registry {
  TreeText text;

  void tag(const std::string& collection, const std::string& name, const std::string& more = "") {
    text.files.push_back({FileKind::file, collection + "/manifests/" + name + "/README.md",
                          "---\nlayout: manifests/singularity\nsize: 4096\ndigest: sha256:" + std::string(64, 'a') +
                              "\nlayers: [{size: 4096, digest: \"sha256:" + std::string(64, 'a') +
                              "\", url: \"https://storage.example.org/a.sif\"}]\n" + more + "---\n"});
  }
  std::string page(const std::string& path, Host host = {.base_url = "https://example.org"}) const {
    const auto pages = MemorySite(text, std::move(host)).one(path);
    return pages.size() == 1 ? pages[0].content : fmt::format("{} pages", pages.size());
  }
};

TEST(OwnerPages, OfAnOwnerWhoseNameACollectionHas) {
  Registry registry;
  registry.tag("harbor", "1");
  registry.tag("harbor/buoy", "1");
  EXPECT_THAT(registry.page("_/owners/harbor/~/1/"), HasSubstr("href=\"/harbor/buoy/\""));
  EXPECT_THAT(registry.page("_/owners/"), HasSubstr("href=\"/_/owners/harbor/~/1/\">harbor</a>"));
  EXPECT_THAT(registry.page("harbor/buoy/"), HasSubstr("href=\"/_/owners/harbor/~/1/\">harbor</a>"));
  EXPECT_THAT(registry.page("harbor/"), Not(HasSubstr("harbor/buoy")));
}

TEST(CollectionPages, FindAmongMoreThanTwelveTags) {
  Registry registry;
  for (int i = 1; i <= 12; ++i) registry.tag("a/b", fmt::format("1.{}", i));
  EXPECT_THAT(registry.page("a/b/"), Not(HasSubstr("find-rows")));
  registry.tag("a/b", "1.13");
  EXPECT_THAT(registry.page("a/b/"), HasSubstr("<p class=\"finder find-rows scripted\">"));
}

TEST(OwnersPage, IsFoundInUpToFortyPages) {
  constexpr int rows_of_forty_pages = 4000;
  Registry registry;
  for (int i = 0; i < rows_of_forty_pages; ++i) registry.tag(fmt::format("owner-{}/a", i), "1");
  EXPECT_THAT(registry.page("_/owners/"),
              AllOf(HasSubstr("data-pages=\"40\""), HasSubstr("class=\"finder scripted\"")));
  registry.tag("owner-more/a", "1");
  const std::string page = registry.page("_/owners/");
  EXPECT_THAT(page, AllOf(HasSubstr("data-pages=\"41\""), Not(HasSubstr("class=\"finder scripted\""))));
}

TEST(CollectionPages, SayWhyFewClientsCanPull) {
  Registry registry;
  registry.text.files = {{FileKind::file, "a/b/manifests/t/README.md",
                          "---\nlayout: manifests/singularity\nsize: 4096\n"
                          "layers: [{size: 4096, url: \"https://storage.example.org/a.sif\"}]\n---\n"}};
  const Host with_port{.base_url = "https://example.org:8443"};
  const std::string few = "<p class=\"soft\">Few clients can pull it",
                    link = ". <a href=\"/a/b/tags/t/\">Clients that cannot pull it</a></p>",
                    no_sha256 = ": those of library and OCI registries go by its sha256, which is not known",
                    no_port = "a shub address has no port, and this site&#39;s has one";
  EXPECT_THAT(registry.page("a/b/"), HasSubstr(few + no_sha256 + link));
  EXPECT_THAT(registry.page("a/b/", with_port), HasSubstr(few + no_sha256 + "; " + no_port + link));
  Registry known;
  known.tag("a/b", "t");
  EXPECT_THAT(known.page("a/b/"), Not(HasSubstr(few)));
  EXPECT_THAT(known.page("a/b/", with_port), Not(HasSubstr(few)));  // the library and OCI APIs have it
  Host below_prefix{"https://example.github.io/site", false, false, false, false, false};
  EXPECT_THAT(known.page("a/b/", below_prefix),
              HasSubstr(few + ". <a href=\"/site/a/b/tags/t/\">Clients that cannot pull it</a></p>"));
}

TEST(CollectionPages, ListTheTagFirstThatTheyShow) {
  Registry registry;
  registry.tag("a/b", "1.0", "created: 2026-01-01T00:00:00Z\n");
  EXPECT_THAT(registry.page("a/b/"), Not(HasSubstr("class=\"chip\"")));
  registry.tag("a/b", "2.0", "created: 2025-01-01T00:00:00Z\n");
  const std::string page = registry.page("a/b/");
  EXPECT_THAT(
      page, AllOf(HasSubstr("Pull 1.0, the newest</h2>"),
                  HasSubstr("<tr><td><a href=\"/a/b/tags/1.0/\">1.0</a> <span class=\"chip\">the newest</span></td>")));
  EXPECT_LT(page.find("tags/1.0/"), page.find("tags/2.0/"));
}

TEST(Totals, CountOwnersAndLeaveOutWhatIsYanked) {
  Registry registry;
  registry.tag("alpine", "1");
  registry.tag("harbor/buoy", "1");
  registry.tag("harbor/buoy", "2", "yanked: broken\n");
  registry.tag("zlib", "1");
  EXPECT_THAT(registry.page(""),
              AllOf(HasSubstr("<dt>Namespaces</dt><dd>1</dd>"), HasSubstr("<dt>Tags</dt><dd>3</dd>")));
  EXPECT_THAT(registry.page("_/owners/"), ContainsRegex("harbor</a></td><td[^>]*>1</td><td[^>]*>1</td>"));
}

TEST(Namespaces, StandByNameWhateverTheCaseAndAreFoundByTheirLetters) {
  Registry registry;
  for (const char* const name : {"Zoe", "amy", "Bob", "9live"}) registry.tag(std::string(name) + "/buoy", "1");
  EXPECT_THAT(registry.page("_/owners/"),
              AllOf(ContainsRegex("9live.*\n.*amy.*\n.*Bob.*\n.*Zoe"), Not(HasSubstr("letters"))));
  EXPECT_THAT(registry.page("_/owners/"), HasSubstr("data-pages=\"1\""));
  for (int i = 100; i < 200; ++i) registry.tag("c" + std::to_string(i) + "/buoy", "1");
  EXPECT_THAT(registry.page("_/owners/"),
              AllOf(HasSubstr("<a href=\"/_/owners/#letter-0\">0–9</a>\n<a href=\"/_/owners/#letter-a\">A</a>"),
                    HasSubstr("<a href=\"/_/owners/~/2/#letter-z\">Z</a>"),
                    HasSubstr("<tr id=\"letter-c\"><td><a href=\"/c100/\">")));
  EXPECT_THAT(registry.page("_/owners/~/2/"), HasSubstr("<tr id=\"letter-z\"><td><a href=\"/Zoe/\">"));
}

TEST(Totals, CountAnImageOfSeveralTagsOnce) {
  Registry registry;
  for (const char* const name : {"1", "1.0", "latest"}) registry.tag("harbor/buoy", name);
  registry.tag("harbor/tender", "1");
  EXPECT_THAT(registry.page(""), HasSubstr("<dt>Total size</dt><dd>4.1 kB</dd>"));
  EXPECT_THAT(
      registry.page("_/owners/"),
      HasSubstr(
          " data-number=\"4\">4</td><td class=\"right\" data-name=\"Total size\" data-number=\"4096\">4.1 kB</td>"));
  EXPECT_THAT(registry.page("_/owners/harbor/~/sizes.json"),
              HasSubstr("[\"harbor/buoy\",4096,[[\"1\",4096],[\"1.0\",4096],[\"latest\",4096]]]"));
}

TEST(Sizes, AreThoseOfOnePull) {
  Registry registry;
  registry.tag("harbor/buoy", "1",
               "arch: amd64\ncreated: 2026-11-01T00:00:00Z\nimages: [{arch: arm64, size: 8192, digest: \"sha256:" +
                   std::string(64, 'b') + "\"}]\n");
  for (const char* const path : {"", "harbor/", "_/feed.atom", "_/feed.json", "_/collections/harbor/buoy/~/badge.json"})
    EXPECT_THAT(registry.page(path), HasSubstr("4.1–8.2 kB")) << path;
  EXPECT_THAT(registry.page("harbor/buoy/"), HasSubstr("\"fileSize\":\"4096–8192 B\""));
  EXPECT_THAT(registry.page("harbor/buoy/tags/1/"),
              HasSubstr("<td><div><span class=\"of\">amd64</span> 4.1 kB (4,096 bytes)</div><div><span "
                        "class=\"of\">arm64</span> 8.2 kB (8,192 bytes)</div></td>"));
  const PageList all = MemorySite(registry.text).all();
  const auto records =
      std::ranges::find_if(all.pages, [](const KeptPage& page) { return page.path.ends_with("/records/0.json"); });
  EXPECT_THAT(records->content, HasSubstr(",8192,\"2026-11-01\",[\"amd64\",\"arm64\"],\"\",0,4096]"));
}

TEST(Text, HasNoCharacterThatXmlForbids) {
  Registry registry;
  registry.tag("harbor/buoy", "1", "created: 2026-11-01T00:00:00Z\n");
  registry.text.files.push_back(
      {FileKind::file, "harbor/buoy/README.md", "---\ndescription: \"a\\uFFFFb\\uFFFEc\"\n---\n"});
  EXPECT_THAT(registry.page("_/feed.atom"), HasSubstr("<summary>a\uFFFDb\uFFFDc · 4.1 kB</summary>"));
}

TEST(RobotsFile, IsOnlyWhereItIsRead) {
  Registry registry;
  registry.tag("harbor/buoy", "1");
  EXPECT_THAT(registry.page("robots.txt", {.base_url = "https://example.org", .owns_host_root = true}),
              HasSubstr("Sitemap: https://example.org/sitemap.xml"));
  EXPECT_EQ(registry.page("robots.txt", {.base_url = "https://example.org/site", .owns_host_root = false}), "0 pages");
}

TEST(Recipe, ThatIsCutSaysSoAndCannotBeCopied) {
  Registry registry;
  registry.tag("harbor/buoy", "1");
  std::string recipe = "Bootstrap: docker\n";
  const auto page = [&] {
    registry.text.files.resize(1);
    registry.text.files.push_back({FileKind::file, "harbor/buoy/manifests/1/tool.def", recipe});
    return registry.page("harbor/buoy/tags/1/");
  };
  EXPECT_THAT(page(), AllOf(HasSubstr("data-copy=\"recipe-text\""), Not(HasSubstr("Only the beginning"))));
  while (recipe.size() <= 64 << 10) recipe += "# and so on\n";
  EXPECT_THAT(page(), AllOf(Not(HasSubstr("data-copy=\"recipe-text\"")), HasSubstr("Only the beginning is shown.")));
}

TEST(YankedTags, StandApartWithTheirReason) {
  Registry registry;
  registry.tag("harbor/buoy", "1");
  registry.tag("harbor/buoy", "2", "yanked: \"it <leaks>\"\ncreated: 2026-11-01T00:00:00Z\n");
  const std::string page = registry.page("harbor/buoy/");
  const std::size_t yanked = page.find("<h2 id=\"yanked\">Yanked tags</h2>");
  ASSERT_NE(yanked, page.npos);
  EXPECT_THAT(page.substr(0, yanked), AllOf(HasSubstr("tags/1/\">1</a>"), Not(HasSubstr("tags/2/"))));
  EXPECT_THAT(page.substr(yanked),
              AllOf(HasSubstr("tags/2/\">2</a></td><td class=\"short\"><time datetime=\"2026-11-01T00:00:00Z\">"
                              "2026-11-01</time></td><td class=\"words\">it &lt;leaks&gt;</td></tr>"),
                    Not(HasSubstr("sha256:")), Not(HasSubstr("tags/1/"))));
}

TEST(YankedTags, AreAllThatIsLeftOfACollection) {
  Registry registry;
  registry.tag("harbor/buoy", "2", "yanked: broken\n");
  EXPECT_THAT(registry.page("harbor/buoy/"), AllOf(HasSubstr("There is no tag to pull."), HasSubstr("Yanked tags</h2>"),
                                                   Not(HasSubstr("id=\"tags\"")), Not(HasSubstr("id=\"pull\""))));
}

TEST(YankedTags, StandOnTheLastPages) {
  Registry registry;
  for (int i = 0; i < 100; ++i) registry.tag("harbor/buoy", fmt::format("{}", i));
  registry.tag("harbor/buoy", "200", "yanked: broken\n");
  EXPECT_THAT(registry.page("harbor/buoy/"), Not(HasSubstr("Yanked tags</h2>")));
  EXPECT_THAT(registry.page("_/collections/harbor/buoy/~/tags/2/"),
              AllOf(HasSubstr("tags/200/"), HasSubstr("Yanked tags</h2>"), Not(HasSubstr("<h2 id=\"tags\">"))));
}

TEST(About, SaysHowToPublishWhereItIsKnown) {
  Registry registry;
  registry.tag("harbor/buoy", "1");
  EXPECT_THAT(registry.page("_/about/"), AllOf(Not(HasSubstr("id=\"publish\"")), Not(HasSubstr("roadstead connect"))));
  registry.text.files.push_back({FileKind::file, "roadstead.yml", "repository: harbor/registry\n"});
  EXPECT_THAT(registry.page("_/about/"),
              AllOf(HasSubstr("roadstead connect --registry https://github.com/harbor/registry"),
                    Not(HasSubstr("the policy allows"))));
  registry.text.files.back().bytes += "policy: {auto-merge: true}\n";
  EXPECT_THAT(registry.page("_/about/"), HasSubstr("What the policy allows is merged."));
}

TEST(Description, IsTheLabelOfTheShownTagWhereTheCollectionSaysNothing) {
  Registry registry;
  registry.tag("harbor/buoy", "1",
               "created: 2026-11-01T00:00:00Z\nlabels: {org.opencontainers.image.description: \" A <red> buoy \"}\n");
  for (const char* const path : {"", "harbor/", "harbor/buoy/", "harbor/buoy/tags/1/", "_/feed.atom"})
    EXPECT_THAT(registry.page(path), HasSubstr("A &lt;red&gt; buoy")) << path;
  EXPECT_THAT(registry.page("harbor/buoy/"), HasSubstr("<p class=\"lead\">A &lt;red&gt; buoy</p>"));
  registry.text.files.push_back({FileKind::file, "harbor/buoy/README.md", "---\ndescription: its own\n---\n"});
  EXPECT_THAT(registry.page("harbor/buoy/"),
              AllOf(HasSubstr("<p class=\"lead\">its own</p>"), Not(HasSubstr("buoy</p>"))));
  for (const char* const name : {"harbor/buoy", "Buoy"}) {  // says no more than what stands beside it
    registry.text.files.back().bytes = "---\ndescription: " + std::string(name) + "\n---\n";
    EXPECT_THAT(registry.page(""), HasSubstr("<td class=\"words\">A &lt;red&gt; buoy</td>")) << name;
  }
}

TEST(Description, IsShortened) {
  Registry registry;
  registry.tag("harbor/buoy", "1", "labels: {org.label-schema.description: " + std::string(1000, 'x') + "}\n");
  EXPECT_THAT(registry.page("harbor/"),
              AllOf(HasSubstr(std::string(297, 'x') + "…"), Not(HasSubstr(std::string(298, 'x')))));
}

TEST(Owners, AreNotNamespaces) {
  Registry registry;
  registry.tag("harbor/buoy", "1");
  registry.text.files.push_back({FileKind::file, "harbor/buoy/README.md", "---\nowners: [keeper]\n---\n"});
  EXPECT_THAT(registry.page(""), AllOf(HasSubstr("Namespaces</a>"), Not(HasSubstr("Owner"))));
  EXPECT_THAT(registry.page("harbor/buoy/"), HasSubstr("<h2 id=\"owners\">Owners</h2>\n<ul><li>keeper</li></ul>"));
}

TEST(Language, WritesNumbersItsOwnWay) {
  Registry registry;
  registry.tag("harbor/buoy", "1", "created: 2026-11-01T00:00:00Z\n");
  registry.text.files.push_back({FileKind::file, "roadstead.yml", "language: de\n"});
  for (const char* const path :
       {"", "harbor/", "harbor/buoy/", "_/owners/", "_/feed.atom", "_/collections/harbor/buoy/~/badge.svg"})
    EXPECT_THAT(registry.page(path), AllOf(HasSubstr("4,1 kB"), Not(HasSubstr("4.1 kB")))) << path;
  EXPECT_THAT(registry.page("harbor/buoy/tags/1/"), HasSubstr("4,1 kB (4.096 Bytes)"));
}

TEST(Language, IsStatedByFeeds) {
  Registry registry;
  registry.tag("harbor/buoy", "1", "created: 2026-11-01T00:00:00Z\n");
  registry.text.files.push_back({FileKind::file, "roadstead.yml", "language: de\n"});
  EXPECT_THAT(registry.page("_/feed.atom"), HasSubstr("<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"de\">"));
  EXPECT_THAT(registry.page("_/feed.json"), HasSubstr("\"language\":\"de\""));
}

TEST(Language, HeadsWhatPullsWithATagOrWithoutOne) {
  Registry registry;
  registry.tag("harbor/buoy", "1");
  registry.text.files.push_back({FileKind::file, "harbor/buoy/README.md", "---\n---\nFloats.\n"});
  registry.text.files.push_back({FileKind::file, "roadstead.yml", "language: de\n"});
  EXPECT_THAT(registry.page("harbor/buoy/"),
              AllOf(HasSubstr("<h2 id=\"pull\">Tag holen: 1, "), HasSubstr("<h2 id=\"about\">Beschreibung</h2>")));
  EXPECT_THAT(registry.page("harbor/buoy/tags/1/"), HasSubstr("<h2 id=\"pull\">Holen</h2>"));
  EXPECT_THAT(registry.page("_/about/"), AllOf(HasSubstr("aria-current=\"page\">Info</a>"), HasSubstr("<h1>Über ")));
}

TEST(Language, IsThatOfItsFirstSubtag) {
  struct Case {
    const char *language, *shown;
  };
  for (const Case& row : {Case{"de", "de"}, Case{"de-AT", "de"}, Case{"DE", "de"}, Case{"fr", "en"}, Case{"", "en"}})
    EXPECT_EQ(web::Words::of(row.language).language(), row.shown) << row.language;
}

}  // namespace
}  // namespace roadstead::render
