// SPDX-License-Identifier: Apache-2.0
#include "roadstead/net/encoded.hpp"

#include <gtest/gtest.h>

namespace roadstead::net {
namespace {

TEST(Encoded, KeepsWhatTheRuleKeeps) {
  EXPECT_EQ(encoded("aZ09-_.~/ +:@%\xc3\xa9", Slash::keep), "aZ09-_.~/%20%2B%3A%40%25%C3%A9");
  EXPECT_EQ(encoded("a/b"), "a%2Fb");
}

}  // namespace
}  // namespace roadstead::net
