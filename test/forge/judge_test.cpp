// SPDX-License-Identifier: Apache-2.0
// That GitHub's description refuses what it should: else its silence would say nothing.
#include "forge/judge.hpp"

#include <gmock/gmock.h>

#include "forge/fake_forge.hpp"

namespace roadstead::forge {
namespace {

struct Case {
  const char* name;
  std::string method, path, body;
  std::string_view fault;
};

class GithubDescription : public testing::TestWithParam<Case> {};

TEST_P(GithubDescription, Judges) {
  const auto fake = FakeForge::make(ForgeKind::github);
  const auto judge = Judge::open(*fake);
  if (!judge) GTEST_SKIP() << "no server with GitHub's description, want test/forge/github-description";
  const auto& [name, method, path, body, fault] = GetParam();
  net::Request request{method, "https://api.github.com/repos/vanessa/registry" + path, {}, {}, false};
  request.headers = {{"content-type", "application/json"}};
  if (!body.empty()) request.body = net::Body::of(body);
  const std::string said = judge->fault(request);
  EXPECT_THAT(said, testing::StartsWith(std::string(fault)));
  EXPECT_EQ(said.empty(), fault.empty()) << said;
}

INSTANTIATE_TEST_SUITE_P(
    All, GithubDescription,
    testing::Values(Case{"good", "POST", "/pulls", R"({"title": "a", "head": "b:c", "base": "main"})", ""},
                    Case{"no_base", "POST", "/pulls", R"({"title": "a", "head": "b:c"})", "422: "},
                    Case{"head_is_a_number", "POST", "/pulls", R"({"head": 7, "base": "main"})", "422: "},
                    Case{"unknown_state", "GET", "/pulls?state=opened", "", "422: "},
                    Case{"number_is_a_text", "GET", "/pulls/seven/reviews", "", "4"},
                    Case{"no_labels", "POST", "/issues/7/labels", R"({"labels": []})", "422: "},
                    Case{"unknown_path", "POST", "/pulls/7/reviewers", "{}", "404: "},
                    Case{"unknown_method", "PUT", "/pulls/7", "{}", "405: "}),
    [](const auto& c) { return std::string(c.param.name); });

}  // namespace
}  // namespace roadstead::forge
