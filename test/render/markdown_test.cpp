// SPDX-License-Identifier: Apache-2.0
#include "roadstead/render/web/markdown.hpp"

#include <gtest/gtest.h>

#include "roadstead/render/web/html.hpp"

namespace roadstead::render::web {
namespace {

std::string html_of(std::string_view markdown, unsigned level = 3) {
  std::string out;
  append_markdown(out, markdown, level, Words::of("en"));
  return out;
}

struct Case {
  const char* name;
  std::string markdown;
  std::string html;
};

class Markdown : public testing::TestWithParam<Case> {};

TEST_P(Markdown, BecomesThisHtml) { EXPECT_EQ(html_of(GetParam().markdown), GetParam().html); }

TEST(MarkdownHeadings, StartAtTheirLevelAndNeverAboveTheSecond) {
  const std::string_view text = "# a\n## b\n### c\n";
  EXPECT_EQ(html_of(text, 1), "<h2>a</h2>\n<h2>b</h2>\n<h3>c</h3>\n");
  EXPECT_EQ(html_of(text, 2), "<h2>a</h2>\n<h3>b</h3>\n<h4>c</h4>\n");
  EXPECT_EQ(html_of(text, 3), "<h3>a</h3>\n<h4>b</h4>\n<h5>c</h5>\n");
}

TEST(MarkdownTasks, AreSaidInTheLanguageOfThePage) {
  std::string out;
  append_markdown(out, "- [X] a", 3, Words::of("de"));
  EXPECT_EQ(out, "<ul><li><span role=\"img\" aria-label=\"erledigt\">☑</span> a</li>\n</ul>\n");
}

const auto name_of = [](const auto& c) { return std::string(c.param.name); };

INSTANTIATE_TEST_SUITE_P(
    Text, Markdown,
    testing::Values(
        Case{"empty", "", ""}, Case{"paragraph", "a\nb  \nc", "<p>a\nb<br>\nc</p>\n"},
        Case{"headings_start_at_the_third", "# a\n###### b", "<h3>a</h3>\n<h6>b</h6>\n"},
        Case{"emphasis", "*a* **b** ~~c~~ `d`", "<p><em>a</em> <strong>b</strong> <del>c</del> <code>d</code></p>\n"},
        Case{"code", "```sh\na < b && c\n```", "<pre><code>a &lt; b &amp;&amp; c\n</code></pre>\n"},
        Case{"lists", "- a\n- b\n\n3. c", "<ul><li>a</li>\n<li>b</li>\n</ul>\n<ol start=\"3\"><li>c</li>\n</ol>\n"},
        Case{"tasks", "- [x] a\n- [ ] b\n- [y] c",
             "<ul><li><span role=\"img\" aria-label=\"done\">☑</span> a</li>\n<li><span role=\"img\" aria-label=\"not "
             "done\">☐</span> b</li>\n<li>[y] c</li>\n</ul>\n"},
        Case{
            "table", "|a|b|\n|---|--:|\n|1|2|",
            "<table><thead><tr><th scope=\"col\">a</th><th scope=\"col\" class=\"right\">b</th></tr>\n</thead>\n<tbody>"
            "<tr><td>1</td><td class=\"right\">2</td></tr>\n</tbody>\n</table>\n"},
        Case{"rule_and_quote", "> a\n\n---", "<blockquote><p>a</p>\n</blockquote>\n<hr>\n"},
        Case{"entities", "&amp; &lt; &#60; &bogus;", "<p>&amp; &lt; &#60; &bogus;</p>\n"},
        Case{"nul", std::string("a\0b", 3),
             "<p>a\xEF\xBF\xBD"
             "b</p>\n"}),
    name_of);

INSTANTIATE_TEST_SUITE_P(
    RawHtml, Markdown,
    testing::Values(Case{"inline", "<b>a</b>", "<p>&lt;b&gt;a&lt;/b&gt;</p>\n"},
                    Case{"script", "<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>\n"},
                    Case{"block", "<div onclick=\"x\">\n\na", "<p>&lt;div onclick=&quot;x&quot;&gt;</p>\n<p>a</p>\n"},
                    Case{"comment", "<!-- a -->", "<p>&lt;!-- a --&gt;</p>\n"},
                    Case{"end_of_page", "</main></body>", "<p>&lt;/main&gt;&lt;/body&gt;</p>\n"}),
    name_of);

// An entity in a target is not decoded but escaped: what is left is a relative path, whatever it looks like.
INSTANTIATE_TEST_SUITE_P(
    Links, Markdown,
    testing::Values(
        Case{"https", "[a](https://e.org/?b=1&c=2)",
             "<p><a rel=\"nofollow noopener\" href=\"https://e.org/?b=1&amp;c=2\">a</a></p>\n"},
        Case{"mail", "[a](mailto:b@e.org)", "<p><a rel=\"nofollow noopener\" href=\"mailto:b@e.org\">a</a></p>\n"},
        Case{"relative", "[a](b/c:d?e#f)", "<p><a rel=\"nofollow noopener\" href=\"b/c:d?e#f\">a</a></p>\n"},
        Case{"bare", "https://e.org/a",
             "<p><a rel=\"nofollow noopener\" href=\"https://e.org/a\">https://e.org/a</a></p>\n"},
        Case{"quote_in_target", "[a](<https://e.org/\"onclick=x>)",
             "<p><a rel=\"nofollow noopener\" href=\"https://e.org/&quot;onclick=x\">a</a></p>\n"},
        Case{"entity_in_target", "[a](https://e.org/?b=1&amp;c=2)",
             "<p><a rel=\"nofollow noopener\" href=\"https://e.org/?b=1&amp;c=2\">a</a></p>\n"},
        Case{"javascript", "[a](javascript:alert(1))", "<p>a</p>\n"},
        Case{"upper_case", "[a](JavaScript:alert(1))", "<p>a</p>\n"},
        Case{"blank_before", "[a](< javascript:alert(1)>)", "<p>a</p>\n"},
        Case{"data", "[a](data:text/html,x)", "<p>a</p>\n"}, Case{"vbscript", "[a](vbscript:x)", "<p>a</p>\n"},
        Case{"file", "[a](file:///etc/passwd)", "<p>a</p>\n"}, Case{"other_host", "[a](//e.org/)", "<p>a</p>\n"},
        Case{"other_host_by_backslash", "[a](<\\\\\\\\e.org/>)", "<p>a</p>\n"},
        Case{"other_host_by_both", "[a](</\\\\e.org/>)", "<p>a</p>\n"},
        Case{"other_host_by_tab", "[a](</\t/e.org/>)", "<p>a</p>\n"},
        Case{"entity_scheme", "[a](javascript&#58;alert(1))",
             "<p><a rel=\"nofollow noopener\" href=\"javascript&amp;#58;alert(1)\">a</a></p>\n"},
        Case{"entity_name", "[a](javascript&colon;alert(1))",
             "<p><a rel=\"nofollow noopener\" href=\"javascript&amp;colon;alert(1)\">a</a></p>\n"},
        Case{"tab_in_scheme", "[a](<java\tscript:alert(1)>)", "<p>a</p>\n"},
        Case{"autolink", "<javascript:alert(1)>", "<p>javascript:alert(1)</p>\n"},
        Case{"reference", "[a]\n\n[a]: javascript:alert(1)", "<p>a</p>\n"},
        Case{"title_is_left_out", "[a](https://e.org/ \"t\")",
             "<p><a rel=\"nofollow noopener\" href=\"https://e.org/\">a</a></p>\n"}),
    name_of);

INSTANTIATE_TEST_SUITE_P(
    Images, Markdown,
    testing::Values(Case{"https", "![a *b*](https://e.org/c.png)",
                         "<p><a rel=\"nofollow noopener\" href=\"https://e.org/c.png\">a b</a></p>\n"},
                    Case{"in_a_link", "[![a](https://e.org/b.svg)](https://e.org)",
                         "<p><a rel=\"nofollow noopener\" href=\"https://e.org\">a</a></p>\n"},
                    Case{"javascript", "![a](javascript:x)", "<p>a</p>\n"},
                    Case{"data", "![a](data:image/svg+xml,x)", "<p>a</p>\n"},
                    Case{"nested", "![a ![b](c.png) d](e.png)", "<p>a b d</p>\n"},
                    Case{"link_inside", "![a [b](https://e.org) c](d.png)", "<p>a b c</p>\n"},
                    Case{"inside_a_link", "[![a](b.png)](javascript:x)", "<p>a</p>\n"},
                    Case{"emphasis_ends_inside", "*a ![b](*)", "<p><em>a b</em></p>\n"},
                    Case{"quote_in_alt", "![\"><script>](a.png)", "<p>&quot;&gt;&lt;script&gt;</p>\n"}),
    name_of);

TEST(MarkdownLimits, DeepNestingEnds) {
  EXPECT_FALSE(html_of(std::string(20000, '>')).empty());
  EXPECT_FALSE(html_of(std::string(20000, '[')).empty());
  EXPECT_FALSE(html_of(std::string(20000, '*') + "a").empty());
}

// Text that grows without bound: a long target that is referred to again and again, and rows that are filled up.
TEST(MarkdownLimits, WhatGrowsTooMuchIsShownAsText) {
  const auto times = [](std::size_t n, std::string_view text) {
    std::string all;
    for (; n > 0; --n) all += text;
    return all;
  };
  const std::string references = "[a]: b" + times(40000, "c") + "\n\n" + times(10000, "[a]");
  const std::string table = times(50, "|a") + "|\n" + times(50, "|---") + "|\n" + times(20000, "|b\n");
  for (const std::string& text : {references, table}) {
    const std::string html = html_of(text);
    EXPECT_LT(html.size(), 2 * text.size());
    EXPECT_EQ(html.substr(0, 5), "<pre>");
  }
}

TEST(Html, EscapesWhatItIsGiven) {
  std::string out;
  Html(out).raw("<a>").text("<\"'&>").path("a b/<ü>").number(7);
  EXPECT_EQ(out, "<a>&lt;&quot;&#39;&amp;&gt;a%20b/%3C%C3%BC%3E7");
}

TEST(Html, EscapesNothingElse) {
  for (int byte = 0; byte < 256; ++byte) {
    std::string out;
    const char c = static_cast<char>(byte);
    Html(out).text({&c, 1});
    EXPECT_EQ(out.size() > 1, std::string_view("&<>\"'").find(c) != std::string_view::npos) << byte;
  }
}

TEST(Html, LinksOnlyToTheWeb) {
  const auto link = [](std::string_view url) {
    std::string out;
    Html(out).link(url, "l");
    return out;
  };
  EXPECT_EQ(link("https://e.org/?a&b"), "<a href=\"https://e.org/?a&amp;b\" rel=\"nofollow noopener\">l</a>");
  for (const char* bad : {"javascript:alert(1)", "javascript://e.org/%0aalert(1)", "ftp://e.org", "e.org", ""})
    EXPECT_EQ(link(bad), "l") << bad;
}

}  // namespace
}  // namespace roadstead::render::web
