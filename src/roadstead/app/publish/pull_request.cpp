// SPDX-License-Identifier: Apache-2.0
#include "roadstead/app/publish/pull_request.hpp"

#include <fcntl.h>

#include <algorithm>
#include <cerrno>
#include <utility>
#include <vector>

#include "roadstead/base/file.hpp"
#include "roadstead/base/markdown.hpp"
#include "roadstead/base/one_line.hpp"
#include "roadstead/base/text.hpp"

namespace roadstead::app {

using forge::ActionSettings;
using forge::Proposal;
using forge::PushEvent;
using forge::Refused;

static Proposal proposal_of(const PushEvent& event, const ActionSettings& settings) {
  Proposal proposal;
  proposal.branch = event.branch;
  proposal.base = event.base;
  proposal.head_owner = event.head_owner;
  proposal.title = settings.title.empty() ? "Update from " + event.branch : settings.title;
  proposal.body = settings.body.empty() ? "Opened for the branch " + code_span(event.branch) + "." : settings.body;
  proposal.reviewers = settings.reviewers;
  proposal.assignees = settings.assignees;
  proposal.draft = settings.draft;
  proposal.maintainer_can_modify = !settings.maintainer_cant_modify;
  proposal.if_closed = Proposal::IfClosed::open_another;
  proposal.if_open = settings.closes ? Proposal::IfOpen::close : Proposal::IfOpen::update;
  if (settings.pass_if_exists || !settings.update) proposal.if_open = Proposal::IfOpen::keep;
  return proposal;
}

static std::string reason_to_pass_over(const PushEvent& event, const ActionSettings& settings) {
  if (event.is_deletion) return "the branch is gone";
  if (!event.branch.starts_with(settings.branch_prefix))
    return fmt::format("the branch does not begin with '{}'", settings.branch_prefix);
  if (event.branch == event.base && event.head_owner.empty()) return "the branch is the base";
  return {};
}

Result<BranchProposal> propose_branch(const PushEvent& event, const ActionSettings& settings, net::HttpClient& http) {
  BranchProposal result{event.branch, event.base, reason_to_pass_over(event, settings), std::nullopt};
  if (!result.passed_over.empty()) return result;
  const auto pulls = forge::open_pull_requests(event.forge, http);
  PushEvent whole = event;
  if (whole.base.empty()) {
    auto base = pulls->default_branch();
    if (!base) return wrap(base.error(), "asking for the default branch");
    whole.base = result.base = std::move(*base);
    result.passed_over = reason_to_pass_over(whole, settings);
    if (!result.passed_over.empty()) return result;
  }
  auto pull = pulls->open_or_update(proposal_of(whole, settings));
  if (!pull) return wrap(pull.error(), "opening the pull request of " + event.branch);
  result.pull = std::move(*pull);
  return result;
}

static std::string code_of(const forge::PullRequest& pull, Refused::Part part) {
  return std::ranges::find(pull.refused, part, &Refused::part) == pull.refused.end() ? "0" : "1";
}

static Result<void> append_line(const std::string& path, const std::string& line) {
  const FileHandle file(::open(path.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0644));
  if (!file) return fail_errno(errno, path);
  return write_all(file.get(), line);
}

// The runner takes a line as NAME=VALUE: a value that goes on in another line would set what it likes.
static Result<void> set(const Environment& environment, const std::string& name, const std::string& value) {
  const std::string line = name + "=" + one_line(value) + "\n";
  if (const auto file = environment("GITHUB_OUTPUT"))
    if (auto done = append_line(*file, line); !done) return done;
  if (const auto file = environment("GITHUB_ENV")) return append_line(*file, to_upper(name) + line.substr(name.size()));
  return {};
}

Result<void> write_outputs(const BranchProposal& proposal, const ActionSettings& settings,
                           const Environment& environment) {
  if (!proposal.pull) return {};
  const forge::PullRequest& pull = *proposal.pull;
  std::vector<std::pair<std::string, std::string>> outputs = {{"pull_request_number", std::to_string(pull.number)},
                                                              {"pull_request_url", pull.url},
                                                              {"pull_request_return_code", "0"}};
  if (!settings.assignees.empty())
    outputs.emplace_back("assignees_return_code", code_of(pull, Refused::Part::assignees));
  if (!settings.reviewers.empty())
    outputs.emplace_back("reviewers_return_code", code_of(pull, Refused::Part::reviewers));
  for (const auto& [name, value] : outputs)
    if (auto done = set(environment, name, value); !done) return wrap(done.error(), "setting the output " + name);
  return {};
}

}  // namespace roadstead::app
