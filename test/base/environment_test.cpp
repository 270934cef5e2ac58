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

TEST(SecretVariables, AreThoseThatOpenStoresAndForges) {
  for (const char* name : {"AWS_SESSION_TOKEN", "ROADSTEAD_STORE_PASSWORD", "ROADSTEAD_REGISTRY_TOKEN", "CI_JOB_TOKEN"})
    EXPECT_TRUE(is_secret_variable(name)) << name;
  for (const char* name : {"PATH", "ROADSTEAD_TAG", "ROADSTEAD_STORE_USER", "APPTAINER_DOCKER_PASSWORD", "TOKEN", ""})
    EXPECT_FALSE(is_secret_variable(name)) << name;
}

}  // namespace
}  // namespace roadstead
