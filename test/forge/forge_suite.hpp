// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gmock/gmock.h>

#include "forge/fake_forge.hpp"
#include "support/github_judge.hpp"

namespace roadstead::forge {

using Done = PullRequest::Done;

inline std::string api_of(ForgeKind kind) {
  switch (kind) {
    case ForgeKind::github: return "https://api.github.com";
    case ForgeKind::gitlab: return "https://gitlab.example.org/api/v4";
    default: return "https://gitea.example.org/api/v1/";
  }
}

inline std::string name_of(ForgeKind kind) {
  return kind == ForgeKind::github ? "github" : kind == ForgeKind::gitlab ? "gitlab" : "gitea";
}

/// One proposal, one forge that remembers, and a clock that only sleeps move.
class ForgeSuite : public testing::TestWithParam<ForgeKind> {
 protected:
  Result<PullRequest> propose() {
    fake->calls.clear();
    return open_pull_requests(settings, client(), timing())->open_or_update(proposal);
  }
  Done done() {
    const auto result = propose();
    EXPECT_TRUE(result) << result.error().message();
    return result ? result->done : Done::unchanged;
  }
  /// The fake; GitHub's with GitHub's own description in front of it, where that is served.
  net::HttpClient& client() {
    if (judge) return *judge;
    return *fake;
  }
  net::Timing timing() {
    return {[this] { return now; },
            [this](net::Milliseconds delay) {
              now += delay;
              slept += delay;
            },
            [] { return 1.0; }};
  }
  /// As it would stand there after a first time.
  FakePull pull() const {
    FakePull pull;
    pull.owner = "vanessa";
    pull.branch = proposal.branch;
    pull.base = proposal.base;
    pull.title = proposal.title;
    pull.body = proposal.body;
    return pull;
  }

  std::unique_ptr<FakeForge> fake = FakeForge::make(GetParam());
  std::unique_ptr<test::GithubJudge> judge = GetParam() == ForgeKind::github ? test::GithubJudge::open(*fake) : nullptr;
  ForgeSettings settings{GetParam(), api_of(GetParam()), "vanessa/registry", std::string(FakeForge::token)};
  Proposal proposal = {"update/vanessa/greeting", "main", "", "Update vanessa/greeting: latest", "A table.", {}, {}};
  net::Instant now{std::chrono::seconds(1'800'000'000)};
  net::Milliseconds slept{0};
};

inline const auto all_forges = testing::Values(ForgeKind::github, ForgeKind::gitlab, ForgeKind::gitea);
inline std::string forge_name(const testing::TestParamInfo<ForgeKind>& kind) { return name_of(kind.param); }

}  // namespace roadstead::forge
