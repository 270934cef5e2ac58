// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "roadstead/base/environment.hpp"
#include "roadstead/base/error.hpp"
#include "roadstead/forge/pull_requests.hpp"

namespace roadstead::forge {

using FileReader = std::function<Result<std::string>(const std::string& path)>;

/// The push of a branch, as the CI that runs on it tells.
struct PushEvent {
  ForgeSettings forge;
  std::string branch;
  std::string head_owner;  ///< of a fork that has the branch; empty: the repository itself
  std::string base;        ///< empty: the repository's default branch
  std::string actor;
  bool is_deletion = false;
};

/// From the variables of GitHub Actions (with its event file), Forgejo and Gitea Actions, GitLab CI or CircleCI.
/// PULL_REQUEST_REPOSITORY, PULL_REQUEST_TOKEN, PULL_REQUEST_BRANCH (the base) and PULL_REQUEST_FROM_BRANCH (or
/// "owner:branch") go before them. Code::invalid when no CI is there, or none tells a branch.
Result<PushEvent> read_event(const Environment& environment, const FileReader& read);

/// What is asked of a pull request on the push of a branch, by the variables of vsoch/pull-request-action, version 1.1
/// (https://github.com/vsoch/pull-request-action): workflows that have them stay as they are.
struct ActionSettings {
  std::string branch_prefix;  ///< BRANCH_PREFIX: other branches are passed over
  std::string title, body;    ///< PULL_REQUEST_TITLE, _BODY; empty: of the branch's name
  bool draft = false;         ///< PULL_REQUEST_DRAFT; this and the next are on when they are set
  bool maintainer_cant_modify = false;
  bool pass_on_error = false;
  bool pass_if_exists = false;         ///< goes before `update`
  bool update = false;                 ///< PULL_REQUEST_UPDATE: without it an open one is left as it is
  bool closes = false;                 ///< PULL_REQUEST_STATE is "closed": what is updated, is closed
  std::vector<std::string> reviewers;  ///< PULL_REQUEST_REVIEWERS and _TEAM_REVIEWERS, these as "team:<slug>"
  std::vector<std::string> assignees;  ///< PULL_REQUEST_ASSIGNEES
};
Result<ActionSettings> read_action_settings(const Environment& environment);

}  // namespace roadstead::forge
