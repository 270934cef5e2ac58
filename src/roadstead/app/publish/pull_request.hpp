// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "roadstead/base/error.hpp"
#include "roadstead/forge/event.hpp"
#include "roadstead/forge/pull_requests.hpp"
#include "roadstead/net/http_client.hpp"

namespace roadstead::app {

/// What a push of a branch came to.
struct BranchProposal {
  std::string branch, base;
  std::string passed_over;                 ///< why there is no pull request; empty: there is one
  std::optional<forge::PullRequest> pull;  ///< not there when passed over
};

/// Opens the pull request of the branch that a CI runs for, as read_event() and read_action_settings() say. Passed over
/// are branches without the prefix, the base itself, and branches that are gone. `http` is borrowed.
Result<BranchProposal> propose_branch(const forge::PushEvent& event, const forge::ActionSettings& settings,
                                      net::HttpClient& http);

/// Hands on to the later steps of a job what vsoch/pull-request-action hands on: pull_request_number, pull_request_url
/// and the return codes of its parts (0: done), appended to the file GITHUB_OUTPUT, and in capitals to GITHUB_ENV. A
/// variable that is not set asks for nothing.
Result<void> write_outputs(const BranchProposal& proposal, const forge::ActionSettings& settings,
                           const Environment& environment);

}  // namespace roadstead::app
