// SPDX-License-Identifier: Apache-2.0
#include "roadstead/app/publish/registry_forge.hpp"

#include <gmock/gmock.h>

#include "roadstead/app/publish/registry_remote.hpp"
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
        Case{"forgejos_own",
             "https://git.example.org/o/r",
             {{"GITHUB_TOKEN", "t"}, {"FORGEJO_ACTIONS", "true"}, {"GITHUB_SERVER_URL", "https://git.example.org"}},
             "x-access-token:t"},
        Case{"forgejos_own_elsewhere",
             "https://github.com/o/r",
             {{"GITHUB_TOKEN", "t"}, {"FORGEJO_ACTIONS", "true"}, {"GITHUB_SERVER_URL", "https://git.example.org"}},
             ""},
        Case{"another_host", "https://git.example.org/o/r", {{"GITHUB_TOKEN", "t"}}, ""},
        Case{"ssh", "ssh://git@github.com/o/r", {{"GITHUB_TOKEN", "t"}}, ""},
        Case{"login_in_the_address", "https://me:x@github.com/o/r", {{"GITHUB_TOKEN", "t"}}, ""}),
    [](const auto& tested) { return tested.param.name; });

TEST(RegistryRemote, IsPatientForAMinute) {
  EXPECT_THAT(registry_remote("https://git.example.org/o/r", test::environment_of({})).environment,
              testing::ElementsAre("GIT_HTTP_LOW_SPEED_LIMIT=1", "GIT_HTTP_LOW_SPEED_TIME=60",
                                   "GIT_SSH_COMMAND=ssh -o BatchMode=yes -o ConnectTimeout=60 -o "
                                   "ServerAliveInterval=15 -o ServerAliveCountMax=4"));
  const auto own = test::environment_of(
      {{"GIT_HTTP_LOW_SPEED_LIMIT", "9"}, {"GIT_HTTP_LOW_SPEED_TIME", "9"}, {"GIT_SSH_COMMAND", "mine"}});
  EXPECT_THAT(registry_remote("https://git.example.org/o/r", own).environment, testing::IsEmpty());
}

TEST(RegistryRemote, KeepsTheSettingsOfTheEnvironment) {
  const auto variables = test::environment_of({{"GIT_CONFIG_COUNT", "2"}, {"ROADSTEAD_REGISTRY_TOKEN", "t"}});
  EXPECT_THAT(
      registry_remote("https://git.example.org:8443/o/r", variables).environment,
      testing::IsSupersetOf({"GIT_CONFIG_COUNT=3", "GIT_CONFIG_KEY_2=http.https://git.example.org:8443/.extraHeader",
                             "GIT_CONFIG_VALUE_2=Authorization: Basic eC1hY2Nlc3MtdG9rZW46dA=="}));
}

TEST(MissingToken, NamesTheVariablesThatWouldDo) {
  const auto why = [](const char* registry) { return missing_token(registry, test::environment_of({})); };
  EXPECT_EQ(why("git@github.com:org/registry"),
            "no token for the API of github.com, want ROADSTEAD_REGISTRY_TOKEN or GITHUB_TOKEN or GH_TOKEN");
  EXPECT_EQ(why("https://gitlab.cern.ch/org/registry"),
            "no token for the API of gitlab.cern.ch, want ROADSTEAD_REGISTRY_TOKEN");
  EXPECT_EQ(why("https://git.example.org/org/registry"), "");
  EXPECT_EQ(why("/srv/registry.git"), "");
}

TEST(RegistryForge, IsThatOfTheHost) {
  const auto forge = [](const char* registry, test::Variables variables) {
    return registry_forge(registry, test::environment_of(std::move(variables))).value();
  };
  const test::Variables forgejo = {
      {"FORGEJO_ACTIONS", "true"}, {"GITHUB_SERVER_URL", "https://git.example.org"}, {"GITHUB_TOKEN", "t"}};
  EXPECT_EQ(forge("https://github.com/o/r", {{"GITHUB_TOKEN", "t"}})->api, "https://api.github.com");
  EXPECT_EQ(forge("https://git.example.org/o/r", forgejo)->api, "https://git.example.org/api/v1");
  EXPECT_EQ(forge("https://git.example.org/o/r", forgejo)->kind, net::ForgeKind::gitea);
  EXPECT_FALSE(forge("https://notgithub.example.org/o/r", {{"ROADSTEAD_REGISTRY_TOKEN", "t"}}));
  EXPECT_EQ(forge("https://github.example.org/o/r", {{"ROADSTEAD_REGISTRY_TOKEN", "t"}})->api,
            "https://github.example.org/api/v3");
}

}  // namespace
}  // namespace roadstead::app
