// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <set>
#include <string_view>

#include "roadstead/check/check.hpp"

namespace roadstead::check {
namespace {

TEST(RuleTable, HasEachIdOnceWithAText) {
  std::set<std::string_view> ids;
  for (const RuleInfo& rule : rules()) {
    EXPECT_TRUE(ids.insert(rule.id).second) << rule.id;
    EXPECT_FALSE(rule.text.empty());
  }
}

}  // namespace
}  // namespace roadstead::check
