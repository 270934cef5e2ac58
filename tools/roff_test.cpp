// SPDX-License-Identifier: Apache-2.0
#include "roff.hpp"

#include <gtest/gtest.h>

namespace roadstead::reference {

struct RoffCase {
  const char* name;
  std::string_view text, roff;
};

class Roff : public testing::TestWithParam<RoffCase> {};

TEST_P(Roff, IsPrintedLetterByLetter) { EXPECT_EQ(roff(GetParam().text), GetParam().roff); }

INSTANTIATE_TEST_SUITE_P(
    Text, Roff,
    testing::Values(RoffCase{"plain", "a registry tree", "a registry tree"},
                    RoffCase{"option", "--base-url", "\\-\\-base\\-url"}, RoffCase{"backslash", "a\\fBb", "a\\(rsfBb"},
                    RoffCase{"request", ".TH", "\\&.TH"}, RoffCase{"request_on_a_later_line", "a\n.TH", "a\n\\&.TH"},
                    RoffCase{"quote_at_the_start", "'br", "\\(aqbr"}, RoffCase{"dot_inside", "FILE.tar", "FILE.tar"},
                    RoffCase{"quotes", "\"a\" `b`", "\\(dqa\\(dq \\(gab\\(ga"}, RoffCase{"accents", "^~", "\\(ha\\(ti"},
                    RoffCase{"two_bytes", "é", "\\[u00E9]"},
                    RoffCase{"three_bytes", "git clone …", "git clone \\[u2026]"},
                    RoffCase{"four_bytes", "🐳", "\\[u1F433]"}),
    [](const auto& one) { return std::string(one.param.name); });

TEST(RoffArgument, StandsInQuotes) { EXPECT_EQ(roff_argument("image \"x\""), "\"image \\(dqx\\(dq\""); }

}  // namespace roadstead::reference
