// SPDX-License-Identifier: Apache-2.0
#include "roadstead/catalog/stripped.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <string>

namespace roadstead::catalog {
namespace {

struct Case {
  const char* name;
  std::string body;
  std::string findings;  ///< "line:column: message", a line each
};

class Stripped : public testing::TestWithParam<Case> {};

TEST_P(Stripped, IsFound) {
  const std::string text = "---\na: b\n---\n" + GetParam().body;  // the body begins on line 4
  Findings findings;
  find_stripped("t", text, std::string_view(text).substr(text.size() - GetParam().body.size()), findings);
  std::string said;
  for (const Finding& finding : findings) {
    said += fmt::format("{}:{}: {}\n", finding.line, finding.column, finding.message);
    EXPECT_EQ(finding.severity, Severity::warning);
    EXPECT_EQ(finding.rule, "markdown");
  }
  EXPECT_EQ(said, GetParam().findings);
}

std::string left_out(const std::string& place, const std::string& what) {
  return place + ": the " + what + " is left out, want https:, http:, mailto: or a relative path\n";
}

INSTANTIATE_TEST_SUITE_P(
    Markdown, Stripped,
    testing::Values(
        Case{"nothing", "# Title\n\nText with `<b>` and [a link](https://e.org/a), <https://e.org>, [one](../b#c).\n",
             ""},
        Case{"comparison", "a < b, c:d and e > f\n", ""}, Case{"code", "```\n<script>\n[a](javascript:b)\n```\n", ""},
        Case{"html_block", "Text\n\n<div>\na\n</div>\n\n<p>\n", "6:1: raw HTML is shown as text, want Markdown\n"},
        Case{"html_inline", "a <b>c</b>\n", "4:3: raw HTML is shown as text, want Markdown\n"},
        Case{"html_comment", "\n<!-- x -->\n", "5:1: raw HTML is shown as text, want Markdown\n"},
        Case{"script_link", "a\n\nb [c](javascript:alert(1))\n", left_out("6:7", "link to 'javascript:alert(1)'")},
        Case{"script_autolink", "<javascript:x>\n", left_out("4:2", "link to 'javascript:x'")},
        Case{"reference", "[a]\n\n[a]: data:text/html,x\n", left_out("6:6", "link to 'data:text/html,x'")},
        Case{"image", "![a](//e.org/x.png)\n", left_out("4:6", "image to '//e.org/x.png'")},
        Case{"bare_ftp", "at ftp://e.org/a\n", left_out("4:4", "link to 'ftp://e.org/a'")},
        Case{"bare_ftp_as_code", "`ftp://e.org/a`\n", ""},
        Case{"bare_words_with_colons", "one:two, git://e.org/a, e.org:80\n", ""},
        Case{"parentheses_in_target", "[a](b(c)d:e)\n", left_out("4:5", "link to 'b(c)d:e'")},
        Case{"greater_in_target", "[a](b>c:d)\n", left_out("4:5", "link to 'b>c:d'")},
        Case{"blank_in_brackets", "[a](<b c:d>)\n", left_out("4:6", "link to 'b c:d'")},
        Case{"next_line_of_a_quote", "> [a](\n> b:c)\n", left_out("5:3", "link to 'b:c'")},
        Case{"colon_behind_a_link", "[a](b.md): c\n", ""},
        Case{"escaped_target", "a\n[b](java\\:x)\n", left_out("4:1", "link to 'java:x'")}),
    [](const auto& one) { return std::string(one.param.name); });

TEST(Stripped, SaysAtMostTenThingsOfOneReadme) {
  std::string body;
  for (int i = 0; i < 20; ++i) body += "[a](javascript:x)\n";
  Findings findings;
  find_stripped("t", body, body, findings);
  EXPECT_EQ(findings.size(), 10u);
}

}  // namespace
}  // namespace roadstead::catalog
