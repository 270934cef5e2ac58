// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "pages.hpp"

// What a tag's page says where registries and hosts differ; the golden files have the rest.
namespace roadstead::render {
namespace {

using namespace roadstead::test;
using testing::AllOf, testing::HasSubstr, testing::Not;

const std::string hex_a(64, 'a'), hex_b(64, 'b'), hex_c(64, 'c');

std::string file(const std::string& hex, const std::string& url, int size = 4096) {
  const std::string address = url.empty() ? "" : ", url: " + url;
  return fmt::format("{{size: {}, digest: \"sha256:{}\"{}}}", size, hex, address);
}

/// The page of a/b:t, an image file.
class TagPage : public testing::Test {
 protected:
  std::string page() {
    TreeText text;
    text.files.push_back(
        {FileKind::file, "a/b/manifests/t/README.md",
         fmt::format("---\nlayout: manifests/singularity\nsize: {}\ndigest: sha256:{}\nlayers: [{}]\n{}---\n{}", size,
                     hex_a, file(hex_a, url, size), more, body)});
    if (!recipe.empty()) text.files.push_back({FileKind::file, "a/b/manifests/t/tool.def", recipe});
    std::vector<catalog::Digest> digests;
    for (const std::string& hex : store) digests.push_back(catalog::Digest::parse("sha256:" + hex).value());
    MemorySite site(text, host, StoreIndex(digests));
    const auto pages = site.one("a/b/tags/t/");
    return pages.size() == 1 ? pages[0].content : "";
  }

  static std::string section(const std::string& page, const std::string& heading) {
    const std::size_t begin = page.find("\">" + heading + "</h2>");
    if (begin == page.npos) return {};
    return page.substr(begin, page.find("<h2", begin + 1) - begin);
  }

  Host host{.base_url = "https://example.org/site"};
  std::string url = "https://storage.example.org/a.sif", more, body, recipe;
  int size = 4096;
  std::vector<std::string> store;
};

TEST_F(TagPage, LinksHistoryToItsAddressOrToTheStore) {
  more = "history: [" + file(hex_b, "https://storage.example.org/b.sif") + ", " + file(hex_c, "") + "]\n";
  store = {hex_c};
  const std::string history = section(page(), "History");
  EXPECT_NE(history.find("<a href=\"https://storage.example.org/b.sif\" rel=\"nofollow\">download</a>"), history.npos);
  EXPECT_NE(history.find("<a href=\"/site/v1/imagefile/a/b:sha256." + hex_c + "\">download</a>"), history.npos);
}

TEST_F(TagPage, SaysInItsHeadingThatNoClientCanPullIt) {
  EXPECT_THAT(page(), AllOf(HasSubstr("<h2 id=\"pull\">Pull</h2>"), Not(HasSubstr("No client"))));
  url = "";
  EXPECT_THAT(page(),
              AllOf(HasSubstr("<h2 id=\"pull\">No client can pull</h2>"), Not(HasSubstr("<h2 id=\"pull\">Pull</h2>"))));
  EXPECT_THAT(page(), HasSubstr("no address of its bytes is known"));
}

TEST_F(TagPage, LinksNothingThatNobodyHas) {
  more = "history: [" + file(hex_b, "") + "]\n";
  const std::string history = section(page(), "History");
  EXPECT_NE(history.find(hex_b), history.npos);
  EXPECT_EQ(history.find("download"), history.npos);
}

TEST_F(TagPage, SaysHowSizesHaveChanged) {
  more = "history: [" + file(hex_b, "", 4097) + ", " + file(hex_c, "", 5097) + "]\n";
  const std::string history = section(page(), "History");
  EXPECT_THAT(history, HasSubstr("<td class=\"right\">5.1 kB</td><td class=\"right\">\u22121.0 kB</td>"));
  EXPECT_THAT(history, HasSubstr("<td class=\"right\">4.1 kB</td><td class=\"right\">+1.0 kB</td>"));
  EXPECT_LT(history.find("5.1 kB"), history.find("+1.0 kB"));  // the newest first
}

TEST_F(TagPage, LinksWhatTheSourceHasChangedSince) {
  const std::string old(40, '7'), now(40, '8');
  more = "source: {repository: \"https://e.org/a/b.git\", commit: " + now +
         "}\nhistory: [{size: 4096, created: " + "2024-01-02T03:04:05Z, commit: " + old + "}]\n";
  const std::string history = section(page(), "History");
  EXPECT_THAT(history, HasSubstr("<time datetime=\"2024-01-02T03:04:05Z\">2024-01-02</time>"));
  EXPECT_THAT(history, HasSubstr("<a href=\"https://e.org/a/b/compare/" + old + "..." + now + "\""));
  EXPECT_THAT(page(), HasSubstr("<a href=\"https://e.org/a/b/commit/" + now + "\""));
}

TEST_F(TagPage, ShowsTheRecipeBesideIt) {
  recipe = "Bootstrap: docker\nFrom: <debian>\n";
  EXPECT_THAT(page(), HasSubstr("data-language=\"singularity\">Bootstrap: docker\nFrom: &lt;debian&gt;\n</code>"));
  recipe = std::string(1 << 16, 'x') + "\nlast";
  EXPECT_THAT(page(), Not(HasSubstr("last")));
  recipe = "not \xff text";
  EXPECT_THAT(page(), Not(HasSubstr("data-language")));
}

TEST_F(TagPage, SaysThatAYankedImageStaysOnlyWhereItHasAPage) {
  more = "yanked: bad\n";
  EXPECT_THAT(page(), HasSubstr("no client pulls it by its name. Its image stays, by its digest.</p>"));
  url.clear();
  EXPECT_THAT(page(), HasSubstr("no client pulls it by its name.</p>"));
  store = {hex_a};
  EXPECT_THAT(page(), HasSubstr("Its image stays, by its digest.</p>"));
}

// The older form has four fields, and often `du -k` in one of them.
TEST_F(TagPage, ShowsNoSizeThatCannotBeBytes) {
  size = 30;
  const std::string shown = page();
  EXPECT_THAT(shown, HasSubstr("<tr><th scope=\"row\">Size</th><td>unknown (the metadata says 30)</td></tr>"));
  EXPECT_THAT(section(shown, "Files"), HasSubstr("<td class=\"right\">unknown</td>"));
}

// The document names a blob that nothing has, so neither it nor its other blobs have a page.
TEST_F(TagPage, LinksNoBlobOfADocumentThatIsWithheld) {
  const std::string blob = R"("size":4096,"digest":"sha256:)";
  const auto page_with = [&](const std::string& other) {
    const std::string json = R"({"schemaVersion":2,"config":{"mediaType":"application/vnd.oci.image.config.v1+json",)" +
                             blob + hex_a + R"("},"layers":[{"mediaType":"application/vnd.oci.image.layer.v1.tar",)" +
                             blob + other + R"("}]})";
    TreeText text;
    text.files = {{FileKind::file, "a/b/manifests/t/README.md",
                   fmt::format("---\nlayout: manifests/oci\nsize: {}\ndigest: {}\nlayers: [{}]\n---\n", json.size(),
                               catalog::Digest::of(json).text(), file(hex_a, ""))},
                  {FileKind::file, "a/b/manifests/t/manifest.json", json}};
    const MemorySite site(text, {.base_url = "https://example.org"},
                          StoreIndex({catalog::Digest::parse("sha256:" + hex_a).value()}));
    return section(site.one("a/b/tags/t/").at(0).content, "Files");
  };
  EXPECT_THAT(page_with(hex_a), HasSubstr("<a href=\"/v2/a/b/blobs/sha256:" + hex_a + "\">download</a>"));
  EXPECT_THAT(page_with(hex_b), testing::AllOf(HasSubstr(hex_a), Not(HasSubstr("download"))));
}

TEST_F(TagPage, LinksTheRepositoryOfTheSource) {
  more = "source: {repository: \"https://example.org/a/b\"}\n";
  EXPECT_THAT(page(),
              HasSubstr("<tr><th scope=\"row\">Source</th><td><a href=\"https://example.org/a/b\" rel=\"nofollow\">"
                        "https://example.org/a/b</a></td></tr>"));
}

TEST_F(TagPage, PutsItsMarkdownUnderAHeading) {
  body = "# Busy\n";
  EXPECT_THAT(page(), HasSubstr("About</h2>\n<div class=\"prose\">\n<h3>Busy</h3>\n"));
}

}  // namespace
}  // namespace roadstead::render
