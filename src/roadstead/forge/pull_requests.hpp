// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "roadstead/base/error.hpp"
#include "roadstead/net/forge_kind.hpp"
#include "roadstead/net/http_client.hpp"
#include "roadstead/net/retry.hpp"

namespace roadstead::forge {

/// What a pull request shall be. One is open for each branch at most.
struct Proposal {
  std::string branch;      ///< "update/<owner>/<repo>"; it was pushed before
  std::string base;        ///< "main"
  std::string head_owner;  ///< of a fork that has the branch; empty: the registry's repository itself
  std::string title;
  std::string body;                            ///< Markdown
  std::vector<std::string> labels, reviewers;  ///< added, never taken away; "team:<slug>" is a team
  bool draft = false;                          ///< counts when one is opened: afterwards people decide

  // From here on for who does more than to propose images.
  std::vector<std::string> assignees;  ///< added, never taken away
  bool maintainer_can_modify = true;
  /// What becomes of an open one: brought up to date, brought up to date and closed, or left as it is.
  enum class IfOpen : std::uint8_t { update, close, keep };
  IfOpen if_open = IfOpen::update;
  /// What becomes of one that was closed and not merged.
  enum class IfClosed : std::uint8_t { reopen, open_another };
  IfClosed if_closed = IfClosed::reopen;
};

/// What the forge did not take of a pull request that stands all the same: a reviewer who may not see the repository.
struct Refused {
  enum class Part : std::uint8_t { labels, reviewers, assignees };
  Part part = Part::labels;
  Error error;
};

struct PullRequest {
  enum class Done : std::uint8_t { opened, updated, unchanged, reopened, closed };
  Done done = Done::opened;
  std::uint64_t number = 0;
  std::string url;
  std::vector<Refused> refused;
};

/// The pull requests of one repository on one forge.
class PullRequests {
 public:
  virtual ~PullRequests() = default;
  /// Finds the open one of this branch across pages and brings it up to date; else reopens the branch's newest one when
  /// that was closed and not merged, and the forge can; else opens one. Code::denied: the token may not, with what it
  /// needs. A rate limit or a 5xx is tried again after the server's delay. A lost answer opens no second one.
  virtual Result<PullRequest> open_or_update(const Proposal& proposal) = 0;
  /// The branch that the repository begins with.
  virtual Result<std::string> default_branch() = 0;
};

using net::ForgeKind;

/// Where a repository is, and what opens its door.
struct ForgeSettings {
  ForgeKind kind = ForgeKind::github;
  std::string
      api;  ///< "https://api.github.com", "https://gitlab.example.org/api/v4", "https://gitea.example.org/api/v1"
  std::string repository;  ///< "owner/repo", more components on GitLab
  std::string token;
};

/// `http` is borrowed and asked again by the rules of net::make_retrying_client; `timing` is for tests.
std::unique_ptr<PullRequests> open_pull_requests(const ForgeSettings& settings, net::HttpClient& http,
                                                 net::Timing timing = net::real_timing());

}  // namespace roadstead::forge
