// SPDX-License-Identifier: Apache-2.0
#include "roadstead/forge/git_settings.hpp"

#include <gmock/gmock.h>

#include "support/environment.hpp"

namespace roadstead::forge {
namespace {

using testing::ElementsAre;

TEST(GitSettings, StandInTheEnvironment) {
  EXPECT_THAT(environment_of({{"a.b", "1"}, {"c.d", "2"}}, test::environment_of({})),
              ElementsAre("GIT_CONFIG_KEY_0=a.b", "GIT_CONFIG_VALUE_0=1", "GIT_CONFIG_KEY_1=c.d",
                          "GIT_CONFIG_VALUE_1=2", "GIT_CONFIG_COUNT=2"));
  EXPECT_THAT(environment_of({}, test::environment_of({{"GIT_CONFIG_COUNT", "2"}})), testing::IsEmpty());
}

TEST(GitSettings, ComeAfterThoseThatAreThere) {
  EXPECT_THAT(environment_of({{"a.b", "1"}}, test::environment_of({{"GIT_CONFIG_COUNT", "3"}})),
              ElementsAre("GIT_CONFIG_KEY_3=a.b", "GIT_CONFIG_VALUE_3=1", "GIT_CONFIG_COUNT=4"));
}

}  // namespace
}  // namespace roadstead::forge
