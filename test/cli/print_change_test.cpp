// SPDX-License-Identifier: Apache-2.0
#include "roadstead/cli/print_change.hpp"

#include <gtest/gtest.h>

#include "roadstead/cli/print_findings.hpp"
#include "roadstead/cli/print_sarif.hpp"
#include "support/golden.hpp"

namespace roadstead::cli {

using catalog::Severity;

static const catalog::Findings findings = {
    {"a/b c", 0, 0, Severity::review, "new-owner", "names `x` | <b>@all"},
    {"a/b/README.md", 4, 9, Severity::error, "schema", "'\n'"},
    {"a/b/README.md", 5, 1, Severity::warning, "url-policy", "'\xE2\x80\xAEgpj' is not https"},
};

static app::ChangeReport report(check::Verdict verdict, catalog::Findings found) {
  return {.base = "b1", .head = "h1", .tree = {}, .judgement = {"a/b", std::move(found), verdict}};
}

TEST(PrintChange, AsJson) {
  test::expect_golden("check/change.json", change_json(report(check::Verdict::fail, findings)));
}

TEST(PrintChange, AsMarkdownQuotesWhatTheChangeWrote) {
  test::expect_golden("check/change.md", change_markdown(report(check::Verdict::fail, findings)));
}

TEST(PrintChange, AsMarkdownOfWhatPasses) {
  EXPECT_EQ(change_markdown(report(check::Verdict::pass, {})),
            "### roadstead check: pass\n\n`a/b`: merging h1 into b1; nothing speaks against it.\n");
}

TEST(PrintChange, AsMarkdownIsBounded) {
  const std::string text = change_markdown(
      report(check::Verdict::fail, catalog::Findings(250, {"a", 1, 1, Severity::error, "schema", "x"})));
  EXPECT_NE(text.find("\nand 150 more\n"), text.npos) << text;
  EXPECT_LT(text.size(), 16U << 10);
}

TEST(PrintChange, AsMarkdownCutsALongText) {
  const std::string long_message(100'000, 'x');
  const std::string text = change_markdown(
      report(check::Verdict::fail, catalog::Findings(250, {"a", 1, 1, Severity::error, "schema", long_message})));
  EXPECT_NE(text.find("x…` | schema |\n"), text.npos);
  EXPECT_LT(text.size(), 60U << 10);
}

TEST(FindingsJson, AsAFile) { test::expect_golden("check/findings.json", findings_json(findings)); }

TEST(FindingsSarif, AsAFile) { test::expect_golden("check/findings.sarif", findings_sarif(findings)); }

}  // namespace roadstead::cli
