// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "roadstead/render/web/heading_id.hpp"
#include "roadstead/render/web/markdown.hpp"

// READMEs that were written for a repository, as pages of a registry.
namespace roadstead::render::web {
namespace {

using testing::HasSubstr;

const std::string commit(40, 'c');
const auto name_of = [](const auto& c) { return std::string(c.param.name); };

struct LinkCase {
  const char* name;
  std::string_view repository, commit, target;
  std::string address;  ///< empty: it is text
};
struct ReadmeLink : testing::TestWithParam<LinkCase> {};
TEST_P(ReadmeLink, LeadsIntoTheRepository) {
  const LinkCase& c = GetParam();
  const SourceLinks links({.repository = c.repository, .commit = c.commit, .recipe = {}, .inputs = {}});
  std::string out;
  EXPECT_EQ(append_readme(out, fmt::format("[a]({})", c.target), links, Words::of("en")), Shown::whole);
  const std::string link =
      c.address.empty() ? "a" : fmt::format("<a rel=\"nofollow noopener\" href=\"{}\">a</a>", c.address);
  EXPECT_EQ(out, "<p>" + link + "</p>\n");
}

constexpr std::string_view github = "https://github.com/a/b";
INSTANTIATE_TEST_SUITE_P(Forges, ReadmeLink,
                         testing::Values(LinkCase{"github", github, commit, "docs/x.md",
                                                  "https://github.com/a/b/blob/" + commit + "/docs/x.md"},
                                         LinkCase{"github_without_commit", github, "", "docs/x.md",
                                                  "https://github.com/a/b/blob/HEAD/docs/x.md"},
                                         LinkCase{"github_as_git_has_it", "https://github.com/a/b.git", "", "x",
                                                  "https://github.com/a/b/blob/HEAD/x"},
                                         LinkCase{"github_of_a_company", "https://github.example.com/a/b/", "", "x",
                                                  "https://github.example.com/a/b/blob/HEAD/x"},
                                         LinkCase{"gitlab", "https://gitlab.com/a/b/c", commit, "x.md#y",
                                                  "https://gitlab.com/a/b/c/-/blob/" + commit + "/x.md#y"},
                                         LinkCase{"gitlab_of_a_group", "https://gitlab.cern.ch/a/b", "", "x",
                                                  "https://gitlab.cern.ch/a/b/-/blob/HEAD/x"},
                                         LinkCase{"codeberg", "https://codeberg.org/a/b", commit, "x",
                                                  "https://codeberg.org/a/b/src/commit/" + commit + "/x"},
                                         LinkCase{"forgejo", "https://forgejo.example.org/a/b", commit, "x",
                                                  "https://forgejo.example.org/a/b/src/commit/" + commit + "/x"},
                                         LinkCase{"gitea_without_commit", "https://gitea.com/a/b", "", "x", ""},
                                         LinkCase{"another_host", "https://example.org/a/b", commit, "x", ""},
                                         LinkCase{"a_name_like_a_forges", "https://notgithub.com/a/b", commit, "x", ""},
                                         LinkCase{"no_web_address", "git@github.com:a/b", commit, "x", ""},
                                         LinkCase{"with_a_query", "https://github.com/a/b?x", commit, "x", ""},
                                         LinkCase{"nobody_knows", "", "", "x", ""}),
                         name_of);

INSTANTIATE_TEST_SUITE_P(
    Paths, ReadmeLink,
    testing::Values(
        LinkCase{"above", github, "", "../y", "https://github.com/a/b/blob/HEAD/y"},
        LinkCase{"far_above", github, "", "../../../y", "https://github.com/a/b/blob/HEAD/y"},
        LinkCase{"up_and_down", github, "", "./a/../b//c/", "https://github.com/a/b/blob/HEAD/b/c"},
        LinkCase{"from_the_root", github, "", "/LICENSE", "https://github.com/a/b/blob/HEAD/LICENSE"},
        LinkCase{"the_folder_itself", github, "", ".", "https://github.com/a/b"},
        LinkCase{"a_query", github, "", "x?raw=1#y", "https://github.com/a/b/blob/HEAD/x?raw=1#y"},
        LinkCase{"dots_behind_the_query", github, "", "x?../../y", "https://github.com/a/b/blob/HEAD/x?../../y"},
        LinkCase{"quote", github, "", "<x\"onclick=y>", "https://github.com/a/b/blob/HEAD/x&quot;onclick=y"},
        LinkCase{"web", github, "", "https://e.org/x", "https://e.org/x"},
        LinkCase{"mail", github, "", "mailto:a@e.org", "mailto:a@e.org"},
        LinkCase{"script", github, "", "javascript:alert(1)", ""}, LinkCase{"other_host", github, "", "//e.org/x", ""},
        LinkCase{"no_such_heading", github, "", "#x", ""}),
    name_of);

std::string readme(std::string_view text) {
  std::string out;
  append_readme(out, text, SourceLinks(), Words::of("en"));
  return out;
}

struct HeadingCase {
  const char* name;
  std::string_view text, id;
};
struct HeadingId : testing::TestWithParam<HeadingCase> {};
TEST_P(HeadingId, IsWhatForgesCallIt) { EXPECT_EQ(heading_id(GetParam().text), GetParam().id); }
INSTANTIATE_TEST_SUITE_P(Texts, HeadingId,
                         testing::Values(HeadingCase{"words", "Quick Start", "quick-start"},
                                         HeadingCase{"punctuation", "What's new in 1.0, (b)?", "whats-new-in-10-b"},
                                         HeadingCase{"ampersand", "A & B", "a--b"},
                                         HeadingCase{"lines", "a_b-c", "a_b-c"},
                                         HeadingCase{"other_letters", "Über die 港", "Über-die-港"},
                                         HeadingCase{"picture", "🚀 Start →", "-start-"},
                                         HeadingCase{"nothing", "?!", ""}, HeadingCase{"no_text", "a\xff", ""}),
                         name_of);

TEST(Readme, LinksItsHeadings) {
  EXPECT_EQ(
      readme("[x](#the-end) [y](#no-end)\n# A *b* `c`\n## The end\n"),
      "<p><a rel=\"nofollow noopener\" href=\"#readme-the-end\">x</a> y</p>\n<h3 id=\"readme-a-b-c\">A <em>b</em> "
      "<code>c</code></h3>\n<h4 id=\"readme-the-end\">The end</h4>\n");
  EXPECT_THAT(readme("# \xC3\x9C\n[x](#%C3%9C) [y]\n\n[y]: #\xC3\x9C"),
              AllOf(HasSubstr("href=\"#readme-\xC3\x9C\">x<"), HasSubstr("href=\"#readme-\xC3\x9C\">y<")));
}

TEST(Readme, NamesHeadingsThatAreCalledTheSameApart) {
  EXPECT_EQ(readme("# a\n# a\n# a-1\n# a\n"),
            "<h3 id=\"readme-a\">a</h3>\n<h3 id=\"readme-a-1\">a</h3>\n<h3 id=\"readme-a-1-1\">a-1</h3>\n"
            "<h3 id=\"readme-a-2\">a</h3>\n");
}

TEST(Readme, LinksPicturesOfItsRepository) {
  std::string out;
  append_readme(out, "![a](x.png) ![b](#c)",
                SourceLinks({.repository = github, .commit = {}, .recipe = {}, .inputs = {}}), Words::of("en"));
  EXPECT_EQ(out, "<p><a rel=\"nofollow noopener\" href=\"https://github.com/a/b/blob/HEAD/x.png\">a</a> b</p>\n");
  EXPECT_EQ(readme("![a](x.png)"), "<p>a</p>\n");
}

std::string repeated(std::string_view text, int count) {
  std::string all;
  for (int i = 0; i < count; ++i) all += text;
  return all;
}

struct LongCase {
  const char* name;
  std::string text;
  std::string_view end;
};
struct LongReadme : testing::TestWithParam<LongCase> {};
TEST_P(LongReadme, EndsBehindABlock) {
  std::string out = "before";
  EXPECT_EQ(append_readme(out, GetParam().text, SourceLinks(), Words::of("en")), Shown::in_part);
  EXPECT_LE(out.size(), readme_html_bytes + 100);
  EXPECT_TRUE(out.ends_with(GetParam().end)) << out.substr(out.size() - std::min<std::size_t>(out.size(), 100));
}
INSTANTIATE_TEST_SUITE_P(
    Of, LongReadme,
    testing::Values(LongCase{"paragraphs", repeated("some words\n\n", 100'000), "<p>some words</p>\n"},
                    LongCase{"list", repeated("- a\n", 300'000), "<li>a</li>\n</ul>\n"},
                    LongCase{"list_in_a_list", "- a\n" + repeated("  1. b\n", 150'000),
                             "<li>b</li>\n</ol>\n</li>\n</ul>\n"},
                    LongCase{"table", "|a|b|\n|---|---|\n" + repeated("|1|2|\n", 100'000),
                             "<tr><td>1</td><td>2</td></tr>\n</tbody>\n</table>\n"},
                    LongCase{"quote", repeated("> a\n>\n", 100'000), "<p>a</p>\n</blockquote>\n"},
                    LongCase{"headings", repeated("# a\n", 100'000), "</h3>\n"},
                    LongCase{"one_paragraph", "# a\n" + repeated("word ", 200'000), "<h3 id=\"readme-a\">a</h3>\n"},
                    LongCase{"one_code_block", "```\n" + repeated("word\n", 200'000), "before"},
                    LongCase{"deep_quotes", repeated(">", 20'000) + "a", "before"}),
    name_of);

// The heading is cut off, so no link leads to it.
TEST(Readme, LinksNoHeadingThatIsCutOff) {
  const std::string far = "[x](#there)\n\n# here\n" + repeated("some words\n\n", 100'000) + "# there\n";
  EXPECT_TRUE(readme(far).starts_with("<p>x</p>\n"));
  EXPECT_TRUE(
      readme("[x](#here)\n\n" + far).starts_with("<p><a rel=\"nofollow noopener\" href=\"#readme-here\">x</a></p>\n"));
}

}  // namespace
}  // namespace roadstead::render::web
