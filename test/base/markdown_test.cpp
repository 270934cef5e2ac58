// SPDX-License-Identifier: Apache-2.0
#include "roadstead/base/markdown.hpp"

#include <gtest/gtest.h>

namespace roadstead {

struct SpanCase {
  const char* name;
  std::string_view text, span;
};

class CodeSpan : public testing::TestWithParam<SpanCase> {};

TEST_P(CodeSpan, IsNoMarkup) { EXPECT_EQ(code_span(GetParam().text), GetParam().span); }

INSTANTIATE_TEST_SUITE_P(Texts, CodeSpan,
                         testing::Values(SpanCase{"plain", "1.0", "`1.0`"}, SpanCase{"empty", "", ""},
                                         SpanCase{"accents", "want it in `history`", "`` want it in `history` ``"},
                                         SpanCase{"run_of_accents", "a```b", "```` a```b ````"},
                                         SpanCase{"column", "a | b", "`a ? b`"},
                                         SpanCase{"lines", "a\n# b", "`a?# b`"}),
                         [](const auto& one) { return std::string(one.param.name); });

}  // namespace roadstead
