// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "roadstead/base/error.hpp"
#include "roadstead/net/http_client.hpp"

namespace roadstead::forge {

/// What a pull request shall be. One is open for each branch at most.
struct Proposal {
  std::string branch;      ///< "update/<owner>/<repo>"; it was pushed before
  std::string base;        ///< "main"
  std::string head_owner;  ///< of a fork that has the branch; empty: the registry's repository itself
  std::string title;
  std::string body;                            ///< Markdown
  std::vector<std::string> labels, reviewers;  ///< added, never taken away
  bool draft = false;
};

struct PullRequest {
  enum class Done { opened, updated, unchanged, reopened };
  Done done = Done::opened;
  std::uint64_t number = 0;
  std::string url;
};

/// The pull requests of one repository on one forge.
class PullRequests {
 public:
  virtual ~PullRequests() = default;
  /// Finds the open one of this branch across pages and brings it up to date; else reopens the newest closed one that
  /// was not merged and whose branch can be reopened; else opens one. Code::denied: the token may not, with what it
  /// needs. A rate limit or a 5xx is tried again after the server's delay.
  virtual Result<PullRequest> open_or_update(const Proposal& proposal) = 0;
};

enum class ForgeKind { github, gitlab, gitea };

/// Where a repository is, and what opens its door.
struct ForgeSettings {
  ForgeKind kind = ForgeKind::github;
  std::string
      api;  ///< "https://api.github.com", "https://gitlab.example.org/api/v4", "https://gitea.example.org/api/v1"
  std::string repository;  ///< "owner/repo", more components on GitLab
  std::string token;
};

std::unique_ptr<PullRequests> open_pull_requests(const ForgeSettings& settings, net::HttpClient& http);

}  // namespace roadstead::forge
