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
  const auto environment = test::environment_of({{"GITHUB_API_URL", GetParam().api_variable}});
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

}  // namespace
}  // namespace roadstead::storage
