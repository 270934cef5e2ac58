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
  EXPECT_NE(history.find("<a href=\"https://storage.example.org/b.sif\" rel=\"nofollow noopener\">download</a>"),
            history.npos);
  EXPECT_NE(history.find("<a href=\"/site/v1/imagefile/a/b:sha256." + hex_c + "\">download</a>"), history.npos);
}

TEST_F(TagPage, SaysInItsHeadingThatNoClientCanPullIt) {
  EXPECT_THAT(page(), AllOf(HasSubstr("<h2 id=\"pull\">Pull</h2>"), Not(HasSubstr("No client"))));
  EXPECT_THAT(page(), Not(HasSubstr("<details class=\"refusals\" open>")));
  url = "";
  EXPECT_THAT(page(), AllOf(HasSubstr("<h2 id=\"pull\">No client can pull it</h2>"),
                            Not(HasSubstr("<h2 id=\"pull\">Pull</h2>"))));
  EXPECT_THAT(page(),
              AllOf(HasSubstr("<details class=\"refusals\" open>"), HasSubstr("no address of its bytes is known")));
}

TEST_F(TagPage, ShowsAHundredFormerStatesEachWithItsChange) {
  more = "history: [" + file(hex_b, "", 4096);
  for (int i = 1; i <= 101; ++i) more += ", " + file(hex_b, "", 4096 + 1000 * i);
  more += "]\n";
  const std::string history = section(page(), "History");
  const auto changes = [&](std::string_view text) {
    std::size_t count = 0;
    for (std::size_t at = history.find(text); at != history.npos; at = history.find(text, at + 1)) ++count;
    return count;
  };
  EXPECT_EQ(changes("<tr>"), 1u + 101u);  // of the head, of now, and of the states
  EXPECT_EQ(changes(">+1.0 kB</td>"), 100u);
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
  const auto row = [](std::string_view bytes, std::string_view change) {
    return fmt::format("<td class=\"right\">{}</td><td class=\"right\">{}</td></tr>\n", bytes, change);
  };
  const auto now = history.find(row("4.1 kB", "\u22121.0 kB")), newest = history.find(row("5.1 kB", "+1.0 kB")),
             oldest = history.find(row("4.1 kB", ""));
  EXPECT_LT(now, newest);
  EXPECT_LT(newest, oldest);
  EXPECT_NE(oldest, history.npos);
  EXPECT_LT(history.find("<span class=\"chip\">now</span>"), now);
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
  EXPECT_THAT(page(),
              HasSubstr("No client lists a yanked tag or pulls it by its name. Its image stays, by its digest.</p>"));
  url.clear();
  EXPECT_THAT(page(), HasSubstr("or pulls it by its name.</p>"));
  store = {hex_a};
  EXPECT_THAT(page(), HasSubstr("Its image stays, by its digest.</p>"));
}

// The older form has four fields, and often `du -k` in one of them.
TEST_F(TagPage, ShowsNoSizeThatCannotBeBytes) {
  size = 30;
  const std::string shown = page();
  EXPECT_THAT(shown, HasSubstr("<tr><th scope=\"row\">Size</th><td>unknown (the metadata says 30)</td></tr>"));
  EXPECT_THAT(section(shown, "Stored files"), HasSubstr("<td class=\"right\">unknown</td>"));
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
    return section(site.one("a/b/tags/t/").at(0).content, "Layers");
  };
  EXPECT_THAT(page_with(hex_a), HasSubstr("<a href=\"/v2/a/b/blobs/sha256:" + hex_a + "\">download</a>"));
  EXPECT_THAT(page_with(hex_b), testing::AllOf(HasSubstr(hex_a), Not(HasSubstr("download"))));
}

/// The documents of an OCI tag, and what it states of its blobs.
struct OciTag {
  std::vector<std::string> documents;  ///< the one that the tag names first
  std::string layers;

  std::string page() const {
    TreeText text;
    text.files = {{FileKind::file, "a/b/manifests/t/README.md",
                   fmt::format("---\nlayout: manifests/oci\nsize: {}\ndigest: {}\nlayers: [{}]\n---\n",
                               documents[0].size(), catalog::Digest::of(documents[0]).text(), layers)}};
    for (std::size_t i = 0; i < documents.size(); ++i)
      text.files.push_back({FileKind::file, fmt::format("a/b/manifests/t/{}.json", i), documents[i]});
    const MemorySite site(text);
    EXPECT_EQ(text_of(site.registry.loaded.findings), "");
    return site.one("a/b/tags/t/").at(0).content;
  }
};

std::string descriptor(const std::string& type, const std::string& hex) {
  return fmt::format(R"({{"mediaType":"{}","size":4096,"digest":"sha256:{}","urls":["https://x.org/{}"]}})", type, hex,
                     hex.substr(0, 4));
}

std::string manifest(const std::string& config, std::size_t layers, const std::string& layer) {
  std::vector<std::string> all(layers, descriptor("application/vnd.oci.image.layer.v1.tar+gzip", layer));
  return fmt::format(R"({{"schemaVersion":2,"config":{},"layers":[{}]}})",
                     descriptor("application/vnd.oci.image.config.v1+json", config), fmt::join(all, ","));
}

std::string child(const std::string& document, std::string_view arch) {
  return fmt::format(R"({{"mediaType":"application/vnd.oci.image.manifest.v1+json","size":{},"digest":"{}",)"
                     R"("platform":{{"os":"linux","architecture":"{}"}}}})",
                     document.size(), catalog::Digest::of(document).text(), arch);
}

TEST(LayersOfATag, StandInATableBehindTheirConfig) {
  const OciTag tag{{manifest(hex_a, 2, hex_b)}, ""};
  const std::string page = tag.page();
  const std::size_t at = page.find("<h2 id=\"layers\">Layers</h2>");
  ASSERT_NE(at, page.npos);
  const std::string rows = page.substr(at);
  const auto row = [](std::string_view number, const std::string& hex, std::string_view type) {
    return fmt::format(
        "<tr><td>{}</td><td><code>sha256:{}</code></td><td class=\"right\">4.1 kB</td><td>{}</td><td><a "
        "href=\"https://x.org/{}\" rel=\"nofollow noopener\">download</a></td></tr>\n",
        number, hex, type, hex.substr(0, 4));
  };
  const std::string layer = "application/vnd.oci.image.layer.v1.tar+gzip";
  EXPECT_THAT(rows, HasSubstr(row("config", hex_a, "application/vnd.oci.image.config.v1+json") +
                              row("1", hex_b, layer) + row("2", hex_b, layer)));
  EXPECT_THAT(page, AllOf(Not(HasSubstr("<details class=\"layers\"")), Not(HasSubstr("Stored files</h2>"))));
}

TEST(LayersOfATag, AreFoldedForEachOfSeveralImages) {
  const std::string amd64 = manifest(hex_a, 1, hex_b), arm64 = manifest(hex_c, 3, hex_b),
                    attestation = manifest(std::string(64, 'd'), 1, std::string(64, 'e'));
  const std::string index = fmt::format(R"({{"schemaVersion":2,"manifests":[{},{},{}]}})", child(amd64, "amd64"),
                                        child(arm64, "arm64"), child(attestation, "unknown"));
  const std::string page =
      OciTag{{index, amd64, arm64, attestation}, file(std::string(64, 'f'), "https://x.org/f")}.page();
  EXPECT_THAT(page, AllOf(HasSubstr("<details class=\"layers\"><summary>linux/amd64 · 8.2 kB</summary>"),
                          HasSubstr("<details class=\"layers\"><summary>linux/arm64 · 8.2 kB</summary>"),
                          Not(HasSubstr("sha256:" + std::string(64, 'd')))));
  // What no image names stays in the list of files.
  EXPECT_THAT(page.substr(page.find("<h2 id=\"files\">")), HasSubstr("sha256:" + std::string(64, 'f')));
}

TEST(LayersOfATag, AreNotMoreThanAPageTakes) {
  const std::string many = manifest(hex_a, 600, hex_b), other = manifest(hex_c, 2, hex_b);
  const std::string index =
      fmt::format(R"({{"schemaVersion":2,"manifests":[{},{}]}})", child(many, "amd64"), child(other, "arm64"));
  const std::string page = OciTag{{index, many, other}, ""}.page();
  EXPECT_THAT(page, AllOf(HasSubstr("<td>499</td>"), Not(HasSubstr("<td>500</td>")), HasSubstr("<p>… 101</p>"),
                          HasSubstr("linux/amd64 · "), Not(HasSubstr("linux/arm64 · "))));
}

/// Three states of an image file, two of whose contents are known.
std::string attached(const std::string& hex, const std::string& url, std::string_view arch = "") {
  return fmt::format("{{type: application/vnd.roadstead.contents.v1+json, size: 9, digest: \"sha256:{}\"{}{}}}", hex,
                     url.empty() ? "" : ", url: \"" + url + "\"", arch.empty() ? "" : fmt::format(", arch: {}", arch));
}

TEST_F(TagPage, ComparesStatesWhoseContentsAreKnown) {
  more = "attached: [" + attached(hex_c, "https://now.example.org/c") +
         "]\nhistory:\n- {size: 1, digest: \"sha256:" + hex_b + "\"}\n- {size: 1, digest: \"sha256:" + hex_b +
         "\", created: 2025-01-02T03:04:05Z, attached: [" + attached(hex_b, "https://then.example.org/b") + "]}\n";
  const std::string shown = page();
  EXPECT_THAT(shown, HasSubstr("<div class=\"compare scripted\" data-size=\"Size\""));
  EXPECT_THAT(shown, HasSubstr("<option value=\"https://then.example.org/b#sha256:" + hex_b +
                               "\" selected>2025-01-02 sha256:bbbbbbbbbbbb</"));
  EXPECT_THAT(shown, HasSubstr("<option value=\"https://now.example.org/c#sha256:" + hex_c +
                               "\" selected>now:  sha256:aaaaaaaaaaaa</"));
  EXPECT_THAT(shown, HasSubstr("connect-src 'self' https://now.example.org https://then.example.org;"));
}

TEST_F(TagPage, ComparesNothingWhereOneStateAloneIsKnown) {
  more = "attached: [" + attached(hex_c, "https://now.example.org/c") + "]\n";
  EXPECT_THAT(page(), Not(HasSubstr("class=\"compare")));
  more += "history: [{size: 1, attached: [" + attached(hex_b, "") + "]}]\n";
  EXPECT_THAT(page(), Not(HasSubstr("class=\"compare")));
  store = {hex_b};
  EXPECT_THAT(page(), HasSubstr("<option value=\"/site/a/b/tags/t/sha256." + hex_b));
}

TEST_F(TagPage, LinksTheRepositoryOfTheSource) {
  more = "source: {repository: \"https://example.org/a/b\"}\n";
  EXPECT_THAT(
      page(),
      HasSubstr("<tr><th scope=\"row\">Source</th><td><a href=\"https://example.org/a/b\" rel=\"nofollow noopener\">"
                "https://example.org/a/b</a></td></tr>"));
}

TEST_F(TagPage, CutsALongReadmeAndLinksTheRest) {
  more = "source: {repository: \"https://e.org/a/b.git\"}\n";
  for (int i = 0; i < 20000; ++i) body += fmt::format("Paragraph {} of very many.\n\n", i);
  EXPECT_THAT(
      page(),
      AllOf(HasSubstr("<p>Paragraph 1000 of very many.</p>\n"), Not(HasSubstr("Paragraph 5000 ")),
            HasSubstr("<p class=\"soft\"><a href=\"https://e.org/a/b\" rel=\"nofollow noopener\">The rest is in the "
                      "repository of the source.</a></p>")));
  more.clear();
  EXPECT_THAT(page(), HasSubstr("<p class=\"soft\">The rest is left out.</p>"));
}

TEST_F(TagPage, LinksLabelsThatAreAddresses) {
  more =
      "labels: {a: \"https://e.org/?b&c\", b: \"javascript:alert(1)\", c: \"https://e.org/ and more\", "
      "d: \"https://e.org/\\\"onclick=x\", e: \"ftp://e.org/\", f: \"HTTP://e.org/\"}\n";
  EXPECT_THAT(
      section(page(), "Labels"),
      AllOf(HasSubstr("<td><a href=\"https://e.org/?b&amp;c\" rel=\"nofollow noopener\">https://e.org/?b&amp;c</a>"),
            HasSubstr("<td>javascript:alert(1)</td>"), HasSubstr("<td>https://e.org/ and more</td>"),
            HasSubstr("<td>https://e.org/&quot;onclick=x</td>"), HasSubstr("<td>ftp://e.org/</td>"),
            HasSubstr("<a href=\"HTTP://e.org/\"")));
}

TEST_F(TagPage, NamesWhatIsAttached) {
  more = "attached: [" + attached(hex_c, "https://e.org/c") +
         ", {type: application/spdx+json, size: 9, digest: \"sha256:" + hex_b +
         "\"}, {type: text/x-other, size: 9, digest: \"sha256:" + std::string(64, 'd') + "\"}]\n";
  EXPECT_THAT(
      page(),
      AllOf(HasSubstr("<td><span title=\"application/vnd.roadstead.contents.v1+json\">List of contents</span>"),
            HasSubstr("<td><span title=\"application/spdx+json\">SPDX</span>"), HasSubstr("<td>text/x-other</td>"),
            HasSubstr("<td class=\"right\">9 B</td><td><span class=\"soft\">not in the store</span></td></tr>")));
}

TEST_F(TagPage, SaysWhatTheColumnsOfItsHistoryCompare) {
  more = "source: {repository: \"https://e.org/a/b\", commit: " + std::string(40, '8') + "}\nhistory: [" +
         "{size: 4096, digest: \"sha256:" + hex_b + "\", commit: " + std::string(40, '7') + "}]\n";
  EXPECT_THAT(section(page(), "History"), AllOf(HasSubstr(">Size change</th>"), HasSubstr(">Source changes</th>"),
                                                HasSubstr("<td class=\"right\">unchanged</td>")));
}

TEST_F(TagPage, LeavesOutWhatNoFormerStateTells) {
  more = "history: [" + file(hex_b, "", 4096) + ", " + file(hex_c, "", 4096) + "]\n";
  EXPECT_THAT(section(page(), "History"),
              HasSubstr("<thead><tr><th scope=\"col\">Digest</th><th scope=\"col\" class=\"right\">Size</th>"
                        "<th scope=\"col\" class=\"right\">Size change</th></tr></thead>"));
  more = "history: [" + file(hex_b, "") + ", " + file(hex_c, "https://e.org/c") + "]\n";
  EXPECT_THAT(section(page(), "History"), AllOf(HasSubstr("<th scope=\"col\">File</th>"), HasSubstr("<td></td></tr>")));
}

std::string digest_line(std::string_view whose, const std::string& digest) {
  return fmt::format("<div><span class=\"of\">{}</span> <span class=\"digest\"><code>{}</code><button ", whose, digest);
}

TEST_F(TagPage, SaysWhoseEachDigestIs) {
  EXPECT_THAT(page(), Not(HasSubstr("class=\"of\"")));
  more =
      "arch: amd64\nimages: [{arch: arm64, size: 8192, digest: \"sha256:" + hex_b + "\", url: \"https://e.org/b\"}]\n";
  EXPECT_THAT(page(), AllOf(HasSubstr(digest_line("amd64", "sha256:" + hex_a)),
                            HasSubstr(digest_line("arm64", "sha256:" + hex_b))));
  EXPECT_THAT(section(page(), "Stored files"), AllOf(HasSubstr("<td>amd64</td>"), HasSubstr("<td>arm64</td>")));
}

TEST(DigestsOfAnIndex, StandBesideThoseOfItsImages) {
  const std::string v6 = manifest(hex_a, 1, hex_b), v7 = manifest(hex_c, 1, hex_b);
  std::string index = fmt::format(R"({{"schemaVersion":2,"manifests":[{},{}]}})", child(v6, "arm"), child(v7, "arm"));
  for (const std::string_view variant : {"v6", "v7"})
    index.replace(index.find(R"("arm"})"), 6, fmt::format(R"("arm","variant":"{}"}})", variant));
  const std::string page = OciTag{{index, v6, v7}, ""}.page();
  EXPECT_THAT(page, AllOf(HasSubstr(digest_line("all architectures", catalog::Digest::of(index).text())),
                          HasSubstr(digest_line("arm/v6", catalog::Digest::of(v6).text())),
                          HasSubstr(digest_line("arm/v7", catalog::Digest::of(v7).text())),
                          HasSubstr("<td>arm/v6, arm/v7</td>"), HasSubstr("<td>linux/arm/v7</td>")));
}

TEST_F(TagPage, PutsItsMarkdownUnderAHeading) {
  body = "# Busy\n";
  EXPECT_THAT(page(), HasSubstr("About</h2>\n<div class=\"prose\">\n<h3 id=\"readme-busy\">Busy</h3>\n"));
}

}  // namespace
}  // namespace roadstead::render
