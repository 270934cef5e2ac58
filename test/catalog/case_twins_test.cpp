// SPDX-License-Identifier: Apache-2.0
#include "roadstead/catalog/case_twins.hpp"

#include <gtest/gtest.h>

namespace roadstead::catalog {
namespace {

struct Case {
  const char* name;
  std::vector<std::string_view> names;
  std::vector<bool> marked;
};

class CaseTwins : public testing::TestWithParam<Case> {};

template <class Named>
std::vector<bool> marks(const std::vector<std::string_view>& names) {
  std::vector<Named> all(names.size());
  for (std::size_t i = 0; i < names.size(); ++i) all[i].name = names[i];
  mark_case_twins(std::span<Named>(all));
  std::vector<bool> marked;
  for (const Named& one : all) marked.push_back(one.has_case_twin);
  return marked;
}

TEST_P(CaseTwins, AreMarked) {
  EXPECT_EQ(marks<Collection>(GetParam().names), GetParam().marked);
  EXPECT_EQ(marks<Tag>(GetParam().names), GetParam().marked);
}

INSTANTIATE_TEST_SUITE_P(Names, CaseTwins,
                         testing::Values(Case{"none", {}, {}}, Case{"lower_case", {"a", "b"}, {false, false}},
                                         Case{"alone", {"Ab", "ac"}, {false, false}},
                                         Case{"two", {"Latest", "a", "latest"}, {true, false, true}},
                                         Case{"three", {"A", "a/b", "A/B", "a/B"}, {false, true, true, true}},
                                         Case{"other_letters", {"\xC3\x84", "\xC3\xA4"}, {false, false}}),
                         [](const auto& one) { return std::string(one.param.name); });

}  // namespace
}  // namespace roadstead::catalog
