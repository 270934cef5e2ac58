// SPDX-License-Identifier: Apache-2.0
#include "roadstead/net/forge_kind.hpp"

#include <gtest/gtest.h>

#include "support/environment.hpp"

namespace roadstead::net {
namespace {

using test::environment_of;
using test::Variables;

const Variables forgejo = {{"FORGEJO_ACTIONS", "true"},
                           {"GITHUB_REPOSITORY", "o/r"},
                           {"GITHUB_SERVER_URL", "https://git.example.org"},
                           {"GITHUB_API_URL", "https://git.example.org/api/v1"}};
const Variables enterprise = {{"GITHUB_REPOSITORY", "o/r"},
                              {"GITHUB_SERVER_URL", "https://code.example.org"},
                              {"GITHUB_API_URL", "https://code.example.org/api/v3"}};
const Variables gitlab = {{"CI_PROJECT_PATH", "g/p"},
                          {"CI_SERVER_URL", "https://code.example.org:8443"},
                          {"CI_API_V4_URL", "https://code.example.org:8443/api/v4"}};

struct HostCase {
  const char* name;
  std::string_view host;
  Variables variables;
  std::string_view kind;  ///< empty: nobody can tell
};
struct ForgeAt : testing::TestWithParam<HostCase> {};
TEST_P(ForgeAt, IsToldByTheCiOrByALabel) {
  const auto kind = forge_at(GetParam().host, environment_of(GetParam().variables));
  EXPECT_EQ(kind ? facts_of(*kind).name : "", GetParam().kind);
}
INSTANTIATE_TEST_SUITE_P(
    Hosts, ForgeAt,
    testing::Values(HostCase{"github", "github.com", {}, "github"}, HostCase{"upper", "GitHub.com", {}, "github"},
                    HostCase{"enterprise", "github.example.com", {}, "github"},
                    HostCase{"cern", "gitlab.cern.ch", {}, "gitlab"}, HostCase{"codeberg", "codeberg.org", {}, "gitea"},
                    HostCase{"forgejo", "forgejo.example.org", {}, "gitea"},
                    HostCase{"gitea", "gitea.com", {}, "gitea"}, HostCase{"alike", "notgithub.example.com", {}, ""},
                    HostCase{"longer", "githubs.example.com", {}, ""}, HostCase{"plain", "git.example.com", {}, ""},
                    HostCase{"forgejo_ci", "git.example.org", forgejo, "gitea"},
                    HostCase{"enterprise_ci", "code.example.org", enterprise, "github"},
                    HostCase{"gitlab_ci", "code.example.org", gitlab, "gitlab"},
                    HostCase{"not_the_cis", "other.example.org", gitlab, ""},
                    HostCase{"the_ci_knows_better",
                             "gitlab.example.org",
                             {{"GITEA_ACTIONS", "true"}, {"GITHUB_SERVER_URL", "https://gitlab.example.org"}},
                             "gitea"}),
    [](const auto& row) { return std::string(row.param.name); });

struct TokenCase {
  const char* name;
  ForgeKind kind;
  std::string_view host, token;
  Variables variables;
  bool goes;
};
struct MayGoTo : testing::TestWithParam<TokenCase> {};
TEST_P(MayGoTo, ItsOwnForgeAlone) {
  const auto environment = environment_of(GetParam().variables);
  bool goes = false;
  for (const TokenVariable& variable : token_variables(GetParam().kind, environment))
    if (variable.name == GetParam().token) goes = may_go_to(GetParam().host, GetParam().kind, variable, environment);
  EXPECT_EQ(goes, GetParam().goes);
}
INSTANTIATE_TEST_SUITE_P(
    Tokens, MayGoTo,
    testing::Values(TokenCase{"by_hand", ForgeKind::github, "github.com", "GITHUB_TOKEN", {}, true},
                    TokenCase{"by_hand_elsewhere", ForgeKind::github, "github.example.com", "GH_TOKEN", {}, false},
                    TokenCase{"of_an_enterprise", ForgeKind::github, "code.example.org", "GITHUB_TOKEN", enterprise,
                              true},
                    TokenCase{"not_to_the_public", ForgeKind::github, "github.com", "GITHUB_TOKEN", enterprise, false},
                    TokenCase{"made_for_the_public", ForgeKind::github, "github.com", "GH_TOKEN", enterprise, true},
                    TokenCase{"of_forgejo", ForgeKind::gitea, "git.example.org", "GITHUB_TOKEN", forgejo, true},
                    TokenCase{"of_forgejo_elsewhere", ForgeKind::gitea, "codeberg.org", "GITHUB_TOKEN", forgejo, false},
                    TokenCase{"of_forgejo_to_github", ForgeKind::github, "github.com", "GITHUB_TOKEN", forgejo, false},
                    TokenCase{"githubs_to_codeberg", ForgeKind::gitea, "codeberg.org", "GITHUB_TOKEN", {}, false},
                    TokenCase{"job", ForgeKind::gitlab, "code.example.org", "CI_JOB_TOKEN", gitlab, true},
                    TokenCase{"job_elsewhere", ForgeKind::gitlab, "gitlab.com", "CI_JOB_TOKEN", gitlab, false}),
    [](const auto& row) { return std::string(row.param.name); });

struct MayGoToApi : testing::TestWithParam<TokenCase> {};
TEST_P(MayGoToApi, OfItsOwnForgeAlone) {
  const auto environment = environment_of(GetParam().variables);
  bool goes = false;
  for (const TokenVariable& variable : token_variables(GetParam().kind, environment))
    if (variable.name == GetParam().token)
      goes = may_go_to_api(GetParam().host, GetParam().kind, variable, environment);
  EXPECT_EQ(goes, GetParam().goes);
}
const Variables by_subdomain = {{"GITHUB_REPOSITORY", "o/r"},
                                {"GITHUB_SERVER_URL", "https://o.ghe.example"},
                                {"GITHUB_API_URL", "https://api.o.ghe.example"}};
INSTANTIATE_TEST_SUITE_P(
    Apis, MayGoToApi,
    testing::Values(
        TokenCase{"public", ForgeKind::github, "https://api.github.com", "GH_TOKEN", {}, true},
        TokenCase{"elsewhere", ForgeKind::github, "http://127.0.0.1:1/evil", "GITHUB_TOKEN", {}, false},
        TokenCase{"from_gitlab", ForgeKind::github, "http://127.0.0.1:1", "GITHUB_TOKEN", gitlab, false},
        TokenCase{"ci", ForgeKind::github, "https://api.o.ghe.example", "GITHUB_TOKEN", by_subdomain, true},
        TokenCase{"not_to_the_public", ForgeKind::github, "https://api.github.com", "GITHUB_TOKEN", enterprise, false},
        TokenCase{"job", ForgeKind::gitlab, "https://code.example.org:8443/api/v4", "CI_JOB_TOKEN", gitlab, true},
        TokenCase{"forgejo", ForgeKind::gitea, "https://git.example.org/api/v1", "GITHUB_TOKEN", forgejo, true},
        TokenCase{"own_gitea", ForgeKind::gitea, "https://git.example.com/api/v1", "GITEA_TOKEN", {}, false}),
    [](const auto& row) { return std::string(row.param.name); });

TEST(ApiOf, IsTheCisOwnOrThePublicOne) {
  EXPECT_EQ(api_of(ForgeKind::github, environment_of({})), "https://api.github.com");
  EXPECT_EQ(api_of(ForgeKind::github, environment_of(enterprise)), "https://code.example.org/api/v3");
  EXPECT_EQ(api_of(ForgeKind::github, environment_of(forgejo)), "https://api.github.com");
  EXPECT_EQ(api_of(ForgeKind::gitea, environment_of(forgejo)), "https://git.example.org/api/v1");
  EXPECT_EQ(api_of(ForgeKind::gitea, environment_of(enterprise)), "");
  EXPECT_EQ(api_of(ForgeKind::gitlab, environment_of(gitlab)), "https://code.example.org:8443/api/v4");
  EXPECT_EQ(api_of(ForgeKind::gitlab, environment_of({})), "https://gitlab.com/api/v4");
}

TEST(WantedTokens, AreThoseThatOpenTheApi) {
  EXPECT_EQ(names_of(token_variables(ForgeKind::github, environment_of({}))), "GITHUB_TOKEN or GH_TOKEN");
  EXPECT_EQ(names_of(token_variables(ForgeKind::gitlab, environment_of({}))), "GITLAB_TOKEN");
  EXPECT_EQ(names_of(token_variables(ForgeKind::gitea, environment_of(forgejo))),
            "GITEA_TOKEN or FORGEJO_TOKEN or GITHUB_TOKEN");
}

TEST(TokenVariables, AreSecrets) {
  for (const char* ci : {"", "GITEA_ACTIONS"})
    for (const ForgeFacts& forge : all_forges())
      for (const TokenVariable& variable : token_variables(forge.kind, [&](std::string_view name) {
             return name == ci ? std::optional<std::string>("true") : std::nullopt;
           }))
        EXPECT_TRUE(is_secret_variable(variable.name)) << variable.name;
}

}  // namespace
}  // namespace roadstead::net
