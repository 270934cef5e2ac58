// SPDX-License-Identifier: Apache-2.0
#include "roadstead/cli/print_findings.hpp"

#include <gtest/gtest.h>

#include "roadstead/cli/withheld_text.hpp"

namespace roadstead::cli {

using catalog::Finding;
using catalog::Severity;

struct PrintCase {
  const char* name;
  Finding finding;
  std::string_view text, github;
};

class PrintFinding : public testing::TestWithParam<PrintCase> {};

TEST_P(PrintFinding, AsText) { EXPECT_EQ(finding_text(GetParam().finding), GetParam().text); }
TEST_P(PrintFinding, ForGithub) { EXPECT_EQ(finding_github(GetParam().finding), GetParam().github); }

INSTANTIATE_TEST_SUITE_P(
    Findings, PrintFinding,
    testing::Values(
        PrintCase{
            "with_a_place",
            {"a/b/manifests/1/README.md", 4, 9, Severity::error, "digest-form", "digest has 3 hex digits, want 64"},
            "a/b/manifests/1/README.md:4:9: error: digest has 3 hex digits, want 64 [digest-form]",
            "::error file=a/b/manifests/1/README.md,line=4,col=9,title=digest-form::digest has 3 hex digits, want 64"},
        PrintCase{"about_a_whole_file",
                  {"a/b/README.md", 0, 0, Severity::warning, "yanked", "every tag is yanked"},
                  "a/b/README.md: warning: every tag is yanked [yanked]",
                  "::warning file=a/b/README.md,title=yanked::every tag is yanked"},
        PrintCase{"message_of_two_lines",
                  {"a/b", 1, 1, Severity::error, "schema", "'x\n::error::forged\r' is 100% wrong"},
                  "a/b:1:1: error: 'x\\x0a::error::forged\\x0d' is 100% wrong [schema]",
                  "::error file=a/b,line=1,col=1,title=schema::'x%0A::error::forged%0D' is 100%25 wrong"},
        PrintCase{"path_with_signs_that_end_a_property",
                  {"a/b,line=7:100%", 0, 0, Severity::error, "name-grammar", "has a sign, as in a:b"},
                  "a/b,line=7:100%: error: has a sign, as in a:b [name-grammar]",
                  "::error file=a/b%2Cline=7%3A100%25,title=name-grammar::has a sign, as in a:b"},
        PrintCase{"letters_beyond_ascii",
                  {"a/é", 0, 0, Severity::warning, "schema", "want https://…"},
                  "a/é: warning: want https://… [schema]",
                  "::warning file=a/é,title=schema::want https://…"}),
    [](const auto& one) { return std::string(one.param.name); });

TEST(FindingText, DoesNotSteerTheTerminal) {
  const Finding finding{"a\x7F", 0, 0, Severity::error, "schema", "'\x1B[31mred\xC2\x9B' \xC2\xA7"};
  EXPECT_EQ(finding_text(finding), "a\\x7f: error: '\\x1b[31mred\\x9b' \xC2\xA7 [schema]");
}

TEST(FindingText, DoesNotTurnTheDirectionOfWriting) {
  const Finding finding{
      "a/\xE2\x80\xAEgpj", 0,        0,
      Severity::error,     "schema", "'\xE2\x81\xA6x\xE2\x81\xA9' \xE2\x80\x9Cy\xE2\x80\x9D \xE2\x80\x8B"};
  EXPECT_EQ(finding_text(finding),
            "a/\\xe2\\x80\\xaegpj: error: '\\xe2\\x81\\xa6x\\xe2\\x81\\xa9' \xE2\x80\x9Cy\xE2\x80\x9D \\xe2\\x80\\x8b "
            "[schema]");
}

TEST(FindingsJson, EscapesAndCounts) {
  const catalog::Findings findings{{"a\"b", 4, 9, Severity::error, "schema", "line\nend \\ \x1B"},
                                   {"c", 0, 0, Severity::warning, "media", "is a symbolic link"}};
  EXPECT_EQ(
      findings_json(findings),
      R"({"findings":[{"path":"a\"b","line":4,"column":9,"severity":"error","rule":"schema","message":"line\nend \\ \u001b"},)"
      R"({"path":"c","line":0,"column":0,"severity":"warning","rule":"media","message":"is a symbolic link"}],)"
      R"("errors":1,"warnings":1})"
      "\n");
}

TEST(FindingsJson, IsAnObjectWithoutAnyToo) {
  EXPECT_EQ(findings_json({}), "{\"findings\":[],\"errors\":0,\"warnings\":0}\n");
}

TEST(FindingsSummary, CountsEachKind) {
  const Finding error{"a", 0, 0, Severity::error, "schema", "x"}, warning{"a", 0, 0, Severity::warning, "schema", "x"};
  EXPECT_EQ(findings_summary({}), "0 errors, 0 warnings");
  EXPECT_EQ(findings_summary({error, warning, warning}), "1 error, 2 warnings");
  const Finding review{"a", 0, 0, Severity::review, "outside", "x"};
  EXPECT_EQ(findings_summary({error, review, review}), "1 error, 2 for review, 0 warnings");
}

TEST(EscapeControls, KeepsForeignNamesFromSteeringATerminal) {
  EXPECT_EQ(escape_controls("a\xc2\x9b"
                            "31m\x1b[0m\x7f\n\xc3\xa9"),
            "a\\x9b31m\\x1b[0m\\x7f\\x0a\xc3\xa9");
  app::Withheld withheld;
  withheld.groups[{catalog::Api::oci, "no digest"}] = {1,
                                                       {"a/b:\xc2\x9b"
                                                        "2J"}};
  EXPECT_EQ(withheld_text(withheld), "withheld from OCI: 1 tag (a/b:\\x9b2J): no digest\n");
}

}  // namespace roadstead::cli
