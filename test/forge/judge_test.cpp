// SPDX-License-Identifier: Apache-2.0
// That GitHub's description refuses what it should: else its silence would say nothing.
#include <gmock/gmock.h>

#include "forge/fake_forge.hpp"
#include "support/github_judge.hpp"

namespace roadstead::forge {
namespace {

struct Case {
  std::string method, path, body;
  std::string_view fault;
};

const std::vector<Case> cases = {
    {"POST", "/pulls", R"({"title": "a", "head": "b:c", "base": "main"})", ""},
    {"POST", "/pulls", R"({"title": "a", "head": "b:c"})", "422: "},
    {"POST", "/pulls", R"({"head": 7, "base": "main"})", "422: "},
    {"GET", "/pulls?state=opened", "", "422: "},
    {"GET", "/pulls/seven/reviews", "", "4"},
    {"POST", "/issues/7/labels", R"({"labels": []})", "422: "},
    {"POST", "/pulls/7/reviewers", "{}", "404: "},
    {"PUT", "/pulls/7", "{}", "405: "},
    {"PUT", "/pulls/7/merge", R"({"sha": "a", "merge_method": "merge"})", ""},
    {"PUT", "/pulls/7/merge", R"({"sha": "a", "merge_method": "fast"})", "422: "},
    {"POST", "/issues/7/comments", "{}", "422: "},
    {"POST", "/releases", R"({"tag_name": "images"})", ""},
    {"POST", "/releases", "{}", "422: "},
    {"POST", "/releases/7/assets?name=a", "[]", ""},
    {"POST", "/releases/7/assets", "[]", "422: "},
    {"DELETE", "/releases/assets/7", "", ""},
    {"DELETE", "/releases/7/assets/7", "", "404: "},
};

TEST(GithubDescription, RefusesWhatItShould) {
  const auto fake = FakeForge::make(ForgeKind::github);
  const auto judge = test::GithubJudge::open(*fake);
  if (!judge) GTEST_SKIP() << "no server with GitHub's description, want test/forge/github-description";
  for (const auto& [method, path, body, fault] : cases) {
    SCOPED_TRACE(method + " " + path + " " + body);
    net::Request request{method, "https://api.github.com/repos/vanessa/registry" + path, {}, {}, false};
    const bool is_asset = path.starts_with("/releases/7/assets");
    request.headers = {{"content-type", is_asset ? "application/octet-stream" : "application/json"}};
    if (!body.empty()) request.body = net::Body::of(body);
    const std::string said = judge->fault(request);
    EXPECT_THAT(said, testing::StartsWith(std::string(fault)));
    EXPECT_EQ(said.empty(), fault.empty()) << said;
  }
}

}  // namespace
}  // namespace roadstead::forge
