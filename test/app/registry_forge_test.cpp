// SPDX-License-Identifier: Apache-2.0
#include "roadstead/app/publish/registry_forge.hpp"

#include <gtest/gtest.h>

#include "support/environment.hpp"

namespace roadstead::app {
namespace {

struct Case {
  std::string name, address;
  test::Variables variables;
  std::string login;  ///< user:token; empty: none
};

class RegistryLoginIs : public testing::TestWithParam<Case> {};

TEST_P(RegistryLoginIs, OfTheForgeThatItBelongsTo) {
  const auto login = registry_login(GetParam().address, test::environment_of(GetParam().variables));
  EXPECT_EQ(login ? login->user + ":" + login->token : "", GetParam().login);
}

INSTANTIATE_TEST_SUITE_P(
    Cases, RegistryLoginIs,
    testing::Values(
        Case{"its_own", "https://git.example.org/o/r", {{"ROADSTEAD_REGISTRY_TOKEN", "t"}}, "x-access-token:t"},
        Case{"github", "https://github.com/o/r", {{"GITHUB_TOKEN", "t"}}, "x-access-token:t"},
        Case{"not_githubs", "https://gitlab.com/o/r", {{"GITHUB_TOKEN", "t"}}, ""},
        Case{"each_its_own", "https://gitlab.com/o/r", {{"GITHUB_TOKEN", "t"}, {"GITLAB_TOKEN", "l"}}, "oauth2:l"},
        Case{"named_alike", "https://github.evil.example/o/r", {{"GITHUB_TOKEN", "t"}}, ""},
        Case{"the_cis_own",
             "https://git.example.org/o/r",
             {{"CI_JOB_TOKEN", "t"}, {"CI_SERVER_URL", "https://git.example.org"}, {"ROADSTEAD_FORGE", "gitlab"}},
             "gitlab-ci-token:t"},
        Case{"another_host", "https://git.example.org/o/r", {{"GITHUB_TOKEN", "t"}}, ""},
        Case{"ssh", "ssh://git@github.com/o/r", {{"GITHUB_TOKEN", "t"}}, ""},
        Case{"login_in_the_address", "https://me:x@github.com/o/r", {{"GITHUB_TOKEN", "t"}}, ""}),
    [](const auto& tested) { return tested.param.name; });

}  // namespace
}  // namespace roadstead::app
