// SPDX-License-Identifier: Apache-2.0
#include "roadstead/base/natural.hpp"

#include <gtest/gtest.h>

namespace roadstead {
namespace {

struct Pair {
  const char* name;
  const char* first;
  const char* second;
};

class NaturalOrder : public testing::TestWithParam<Pair> {};

TEST_P(NaturalOrder, PutsTheFirstBeforeTheSecond) {
  const auto& [name, first, second] = GetParam();
  EXPECT_EQ(natural_order(first, second), std::strong_ordering::less);
  EXPECT_EQ(natural_order(second, first), std::strong_ordering::greater);
  EXPECT_EQ(natural_order(first, first), std::strong_ordering::equal);
}

INSTANTIATE_TEST_SUITE_P(
    Base, NaturalOrder,
    testing::Values(Pair{"numbers_count", "1.9", "1.10"}, Pair{"also_inside_words", "v2a9", "v2a10"},
                    Pair{"more_parts_are_more", "1.0", "1.0.1"}, Pair{"a_candidate_is_before", "1.0-rc1", "1.0"},
                    Pair{"candidates_count", "1.0-rc9", "1.0-rc10"}, Pair{"words_go_by_bytes", "alpha", "beta"},
                    Pair{"a_word_is_before_a_longer_one", "cpu", "cpu2"}, Pair{"digits_before_letters", "9", "a"},
                    Pair{"zeros_decide_last", "1.01", "1.1"}, Pair{"zeros_do_not_count", "1.009", "1.10"},
                    Pair{"zero", "0", "1"},
                    Pair{"numbers_of_any_length", "99999999999999999999", "100000000000000000000"},
                    Pair{"bytes_have_no_sign", "z", "\xC3\xA4"}, Pair{"nothing_is_first", "", "a"}),
    [](const auto& one) { return std::string(one.param.name); });

}  // namespace
}  // namespace roadstead
