// SPDX-License-Identifier: Apache-2.0
#include "roadstead/storage/release_store.hpp"

#include <gtest/gtest.h>

#include "support/environment.hpp"

namespace roadstead::storage {
namespace {

struct Case {
  const char* name;
  const char* address;
  const char* api_variable;
  const char* url;
};
struct ReleaseUrl : testing::TestWithParam<Case> {};
TEST_P(ReleaseUrl, IsAFunctionOfTheDigest) {
  const auto environment =
      test::environment_of({{"GITHUB_REPOSITORY", "o/r"}, {"GITHUB_API_URL", GetParam().api_variable}});
  const auto store = make_release_store({GetParam().address, ""}, environment, patient_connections());
  ASSERT_TRUE(store) << store.error().message();
  EXPECT_EQ((*store)->url_of(Sha256{}), GetParam().url + std::string(64, '0'));
}
INSTANTIATE_TEST_SUITE_P(
    Address, ReleaseUrl,
    testing::Values(Case{"github", "github-release:owner/repo", "",
                         "https://github.com/owner/repo/releases/download/images/sha256-"},
                    Case{"tag", "github-release:owner/repo@v1.0", "",
                         "https://github.com/owner/repo/releases/download/v1.0/sha256-"},
                    Case{"enterprise", "github-release:owner/repo?api=https://git.example.org/api/v3", "",
                         "https://git.example.org/owner/repo/releases/download/images/sha256-"},
                    Case{"in_a_job", "github-release:owner/repo", "https://git.example.org/api/v3",
                         "https://git.example.org/owner/repo/releases/download/images/sha256-"},
                    Case{"gitea", "gitea-release:owner/repo?api=https://git.example.org/api/v1/", "",
                         "https://git.example.org/owner/repo/releases/download/images/sha256-"},
                    Case{"gitlab", "gitlab-release:group/sub/project", "",
                         "https://gitlab.com/api/v4/projects/group%2Fsub%2Fproject/packages/generic/images/"
                         "0000000000000000000000000000000000000000000000000000000000000000/sha256-"}),
    [](const auto& test) { return std::string(test.param.name); });

/// Keeps who it was asked as.
struct AskedAs : net::HttpClient {
  explicit AskedAs(std::string& kept) : shown(kept) {}
  std::string& shown;
  Result<net::Response> send(const net::Request& request) override {
    shown.clear();
    for (const std::string_view name : {"authorization", "private-token", "job-token"})
      shown += net::header_of(request.headers, name);
    return net::Response{404, {}, "", ""};
  }
};
struct TokenCase {
  const char* name;
  const char* address;
  test::Variables variables;
  std::string shown;
};
struct ReleaseToken : testing::TestWithParam<TokenCase> {};
TEST_P(ReleaseToken, IsThatOfTheForge) {
  std::string shown;
  const auto store = make_release_store({GetParam().address, ""}, test::environment_of(GetParam().variables),
                                        [&] { return std::make_unique<AskedAs>(shown); });
  ASSERT_TRUE(store) << store.error().message();
  ASSERT_TRUE((*store)->size_of(Sha256{}));
  EXPECT_EQ(shown, GetParam().shown);
}
const test::Variables forgejo = {
    {"FORGEJO_ACTIONS", "true"}, {"GITHUB_API_URL", "https://git.example.org/api/v1"}, {"GITHUB_TOKEN", "t"}};
INSTANTIATE_TEST_SUITE_P(
    Address, ReleaseToken,
    testing::Values(TokenCase{"github", "github-release:o/r", {{"GITHUB_TOKEN", "t"}}, "Bearer t"},
                    TokenCase{"none", "github-release:o/r", {{"GITLAB_TOKEN", "t"}}, ""},
                    TokenCase{"gitlab", "gitlab-release:o/r", {{"GITLAB_TOKEN", "t"}, {"CI_JOB_TOKEN", "j"}}, "t"},
                    TokenCase{"job", "gitlab-release:o/r", {{"CI_JOB_TOKEN", "j"}}, "j"},
                    TokenCase{"forgejos_own", "gitea-release:o/r", forgejo, "token t"},
                    TokenCase{"forgejos_own_elsewhere", "gitea-release:o/r?api=https://e.org/api/v1", forgejo, ""},
                    TokenCase{"to_another_host",
                              "github-release:o/r?api=http://127.0.0.1:1/evil",
                              {{"CI_PROJECT_PATH", "g/p"}, {"GITHUB_TOKEN", "t"}, {"GH_TOKEN", "t"}},
                              ""},
                    TokenCase{"made_for_it",
                              "gitea-release:o/r?api=https://e.org/api/v1",
                              {{"GITEA_TOKEN", "t"}, {"ROADSTEAD_STORE_TOKEN", "s"}},
                              "token s"},
                    TokenCase{"made_for_a_gitlab",
                              "gitlab-release:o/r?api=https://e.org/api/v4",
                              {{"CI_JOB_TOKEN", "t"}, {"ROADSTEAD_STORE_TOKEN", "s"}},
                              "s"},
                    TokenCase{"forgejos_own_to_github", "github-release:o/r", forgejo, ""}),
    [](const auto& test) { return std::string(test.param.name); });

TEST(ReleaseStore, IsUnusableWithoutATokenAndWithoutItsRepository) {
  std::string shown;
  const auto said = [&](const test::Variables& variables, const std::string& address) {
    const auto store = make_release_store({address, ""}, test::environment_of(variables),
                                          [&] { return std::make_unique<AskedAs>(shown); });
    const auto usable = (*store)->expect_usable();
    return usable ? "" : usable.error().message();
  };
  EXPECT_EQ(said({}, "github-release:o/r"),
            "no token, want one with the right to write releases in ROADSTEAD_STORE_TOKEN or GITHUB_TOKEN or GH_TOKEN");
  EXPECT_EQ(said({{"GITHUB_TOKEN", "t"}}, "github-release:o/r"),
            "GET https://api.github.com/repos/o/r: answer 404, want a repository that the token may see");
  EXPECT_EQ(
      said({{"GITLAB_TOKEN", "t"}}, "gitlab-release:o/r"),
      "GET https://gitlab.com/api/v4/projects/o%2Fr/packages: answer 404, want a repository that the token may see");
}

struct Refusal {
  const char* name;
  const char* address;
  std::string says;
};
struct ReleaseRefuses : testing::TestWithParam<Refusal> {};
TEST_P(ReleaseRefuses, WithoutShowingALogin) {
  const auto store = make_release_store({GetParam().address, ""}, test::environment_of({}), patient_connections());
  ASSERT_FALSE(store);
  EXPECT_EQ(store.error().message(), GetParam().says);
}
const std::string no_repository = "store has the repository '(a login)', want github-release:OWNER/REPO";
INSTANTIATE_TEST_SUITE_P(
    Address, ReleaseRefuses,
    testing::Values(Refusal{"one_part", "github-release:repo",
                            "store has the repository 'repo', want github-release:OWNER/REPO"},
                    Refusal{"tag", "github-release:owner/repo@a/b", "store has the tag 'a/b', want a name"},
                    Refusal{"web_address", "github-release:https://me:SECRET@github.com/owner/repo", no_repository},
                    Refusal{"login", "github-release:me:SECRET@github.com/owner/repo", no_repository},
                    Refusal{"token", "github-release:SECRET@github.com/owner/repo", no_repository},
                    Refusal{"no_api", "gitea-release:owner/repo",
                            "store has the API '', want gitea-release:OWNER/REPO?api=https://HOST/api/v1"},
                    Refusal{"plain_http", "gitea-release:o/r?api=http://127.evil.example/api/v1",
                            "store has the API http://127.evil.example/api/v1, want https: a token goes there"},
                    Refusal{"login_of_the_api", "gitea-release:owner/repo?api=https://me:SECRET@git.example.org/api/v1",
                            "store has the API https://git.example.org/api/v1, want "
                            "gitea-release:OWNER/REPO?api=https://HOST/api/v1"}),
    [](const auto& test) { return std::string(test.param.name); });

}  // namespace
}  // namespace roadstead::storage
