// SPDX-License-Identifier: Apache-2.0
#include "roadstead/base/environment.hpp"

#include <gtest/gtest.h>

#include <cstdlib>

namespace roadstead {
namespace {

TEST(ProcessEnvironment, AnEmptyVariableIsNone) {
  ::setenv("ROADSTEAD_TEST_VARIABLE", "", 1);
  EXPECT_EQ(process_environment()("ROADSTEAD_TEST_VARIABLE"), std::nullopt);
  ::setenv("ROADSTEAD_TEST_VARIABLE", "a", 1);
  EXPECT_EQ(process_environment()("ROADSTEAD_TEST_VARIABLE"), "a");
}

}  // namespace
}  // namespace roadstead
