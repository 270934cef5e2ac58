// SPDX-License-Identifier: Apache-2.0
#include "roadstead/forge/pull_requests.hpp"

#include <algorithm>

#include "roadstead/base/text.hpp"
#include "roadstead/forge/dialect.hpp"

namespace roadstead::forge {

namespace {

using Done = PullRequest::Done;

// Forges keep texts with the ends of lines of a browser, and without blanks at the end.
std::string as_kept(std::string_view text) {
  std::string kept(trim(text));
  std::erase(kept, '\r');
  return kept;
}

bool is_up_to_date(const Listed& pull, const Proposal& proposal) {
  return as_kept(pull.title) == as_kept(proposal.title) && as_kept(pull.body) == as_kept(proposal.body);
}

// Forges compare names without regard to case.
std::vector<std::string> missing(const std::vector<std::string>& wanted, const std::vector<std::string>& there) {
  std::vector<std::string> rest;
  for (const std::string& name : wanted)
    if (std::ranges::none_of(there, [&](const std::string& other) { return to_lower(other) == to_lower(name); }))
      rest.push_back(name);
  return rest;
}

std::vector<std::string> names_of(const std::vector<Person>& people) {
  std::vector<std::string> names;
  for (const Person& person : people) names.push_back(person.name);
  return names;
}

/// One proposal on its way through one forge.
class Way {
 public:
  Way(Forge& forge, const Proposal& proposal) : forge_(forge), proposal_(proposal) {}
  Result<PullRequest> go();

 private:
  Result<PullRequest> bring_up_to_date(const Listed& pull);
  Result<PullRequest> open();
  Result<std::optional<PullRequest>> reopen();
  PullRequest finish(const Listed& pull, Done done);
  Result<void> ask_reviewers(const Listed& pull, Done done);
  void note(PullRequest& result, Refused::Part part, const Result<void>& done);

  Forge& forge_;
  const Proposal& proposal_;
};

Result<PullRequest> Way::go() {
  const auto pull = forge_.find_open(proposal_);
  if (!pull) return Failure(pull.error());
  if (*pull) return bring_up_to_date(**pull);
  if (proposal_.if_closed == Proposal::IfClosed::reopen) {
    auto reopened = reopen();
    if (!reopened) return Failure(reopened.error());
    if (*reopened) return std::move(**reopened);
  }
  return open();
}

Result<PullRequest> Way::bring_up_to_date(const Listed& pull) {
  if (proposal_.if_open == Proposal::IfOpen::keep) return PullRequest{Done::unchanged, pull.number, pull.url, {}};
  const bool closes = proposal_.if_open == Proposal::IfOpen::close;
  if (!closes && is_up_to_date(pull, proposal_)) return finish(pull, Done::unchanged);
  const auto edited = forge_.edit(pull, proposal_, closes ? Listed::State::closed : Listed::State::open);
  if (!edited) return Failure(edited.error());
  return finish(pull, closes ? Done::closed : Done::updated);
}

// A branch that was rewritten after its pull request was closed cannot have it back on GitHub.
Result<std::optional<PullRequest>> Way::reopen() {
  const auto pull = forge_.find_closed(proposal_);
  if (!pull) return Failure(pull.error());
  if (!*pull || (*pull)->state != Listed::State::closed) return std::optional<PullRequest>();
  const auto edited = forge_.edit(**pull, proposal_, Listed::State::open);
  if (edited) return std::optional(finish(**pull, Done::reopened));
  if (edited.error().code == Code::conflict || edited.error().code == Code::invalid)
    return std::optional<PullRequest>();
  return Failure(edited.error());
}

// Whether a request without an answer was carried out, the forge knows: it is asked before another one is opened.
Result<PullRequest> Way::open() {
  constexpr int most_tries = 3;
  for (int left = most_tries;; --left) {
    const auto opened = forge_.open(proposal_);
    if (opened) return finish(*opened, Done::opened);
    const bool may_be_there = opened.error().code == Code::unavailable;
    if (!may_be_there && opened.error().code != Code::conflict) return Failure(opened.error());
    const auto pull = forge_.find_open(proposal_);
    if (pull && *pull) {
      auto result = bring_up_to_date(**pull);
      if (result && may_be_there && result->done == Done::unchanged) result->done = Done::opened;
      return result;
    }
    if (!pull || !may_be_there || left == 1) return Failure(opened.error());
  }
}

PullRequest Way::finish(const Listed& pull, Done done) {
  PullRequest result{done, pull.number, pull.url, {}};
  if (done == Done::closed) return result;
  if (const auto labels = missing(proposal_.labels, pull.labels); !labels.empty())
    note(result, Refused::Part::labels, forge_.add_labels(pull, labels));
  if (const auto names = missing(proposal_.assignees, names_of(pull.assignees)); !names.empty())
    note(result, Refused::Part::assignees, forge_.add_assignees(pull, names));
  note(result, Refused::Part::reviewers, ask_reviewers(pull, done));
  return result;
}

// Nobody reviews what is their own. Who was asked before is asked again when there is something new to see.
Result<void> Way::ask_reviewers(const Listed& pull, Done done) {
  std::vector<std::string> asked = names_of(pull.reviewers);
  asked.push_back(pull.author);
  const auto names = missing(proposal_.reviewers, asked);
  if (names.empty()) return {};
  if (done == Done::unchanged) {
    if (!pull.reviewers.empty()) return {};
    const auto seen = forge_.has_review(pull);
    if (!seen) return Failure(seen.error());
    if (*seen) return {};
  }
  return forge_.ask_reviewers(pull, names);
}

void Way::note(PullRequest& result, Refused::Part part, const Result<void>& done) {
  if (!done) result.refused.push_back({part, done.error()});
}

class ForgePullRequests : public PullRequests {
 public:
  ForgePullRequests(ForgeSettings settings, net::HttpClient& http, net::Timing timing)
      : settings_(std::move(settings)), http_(make_forge_client(http, std::move(timing))) {}

  Result<PullRequest> open_or_update(const Proposal& proposal) override;
  Result<std::string> default_branch() override;

 private:
  ForgeSettings settings_;
  std::unique_ptr<net::HttpClient> http_;
};

Result<PullRequest> ForgePullRequests::open_or_update(const Proposal& proposal) {
  if (proposal.branch.empty() || proposal.base.empty() || proposal.branch == proposal.base)
    return fail(Code::invalid, "pull request from '{}' to '{}', want two branches", proposal.branch, proposal.base);
  if (trim(proposal.title).empty()) return fail(Code::invalid, "title is empty, want one");
  const auto forge = open_forge(settings_, *http_);
  if (!forge) return Failure(forge.error());
  auto done = Way(**forge, proposal).go();
  if (done && done->number == 0) return fail(Code::invalid, "answer has no number of a pull request, want one");
  return done;
}

Result<std::string> ForgePullRequests::default_branch() {
  const auto forge = open_forge(settings_, *http_);
  if (!forge) return Failure(forge.error());
  auto branch = (*forge)->default_branch();
  if (branch && branch->empty()) return fail(Code::invalid, "answer has no default branch, want one");
  return branch;
}

}  // namespace

std::unique_ptr<PullRequests> open_pull_requests(const ForgeSettings& settings, net::HttpClient& http,
                                                 net::Timing timing) {
  return std::make_unique<ForgePullRequests>(settings, http, std::move(timing));
}

}  // namespace roadstead::forge
