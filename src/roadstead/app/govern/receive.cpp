// SPDX-License-Identifier: Apache-2.0
#include "roadstead/app/govern/receive.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "roadstead/app/check_change.hpp"
#include "roadstead/app/govern/keeper.hpp"
#include "roadstead/app/govern/push_author.hpp"
#include "roadstead/base/text.hpp"

namespace roadstead::app {

namespace {

constexpr std::string_view branches = "refs/heads/", proposals = "update/";

/// A push on its way through the rules.
class Push {
 public:
  Push(const BareRepository& repository, std::vector<check::Author> authors, bool is_keeper, unsigned jobs)
      : repository_(repository), authors_(std::move(authors)), is_keeper_(is_keeper), jobs_(jobs) {}

  Result<void> judge(const RefUpdate& update);
  std::vector<Refusal> refusals;

 private:
  Result<void> judge_base(const RefUpdate& update);
  Result<void> judge_proposal(const RefUpdate& update, const std::string& branch);
  Result<bool> holds(const RefUpdate& update) const;
  Result<bool> may_keep(const RefUpdate& update) const;
  void refuse(const RefUpdate& update, std::string reason, catalog::Findings findings = {}) {
    refusals.push_back({update.ref, std::move(reason), std::move(findings)});
  }

  const BareRepository& repository_;
  std::vector<check::Author> authors_;
  bool is_keeper_;
  unsigned jobs_;
};

// What a verdict of failure rests on: who is refused need not read more.
catalog::Findings errors_of(const catalog::Findings& findings) {
  catalog::Findings errors;
  for (const catalog::Finding& finding : findings)
    if (finding.severity == catalog::Severity::error) errors.push_back(finding);
  return errors;
}

// A proposal is its author's until it is merged; the owners on the base are told by the rules.
Result<bool> Push::holds(const RefUpdate& update) const {
  if (is_keeper_ || is_no_object(update.before)) return true;
  const auto noted = noted_authors(repository_, update.before);
  if (!noted) return Failure(noted.error());
  return noted->empty() || std::ranges::find_first_of(*noted, authors_) != noted->end();
}

Result<void> Push::judge(const RefUpdate& update) {
  const std::string_view ref = update.ref;
  const std::string branch(ref.starts_with(branches) ? ref.substr(branches.size()) : std::string_view());
  if (branch == repository_.base()) return judge_base(update);
  if (branch.starts_with(proposals)) return judge_proposal(update, branch);
  if (!is_keeper_) refuse(update, "want a branch update/<collection>: others are for who keeps the registry");
  return {};
}

// A maintainer is told by the account, or by the key of what is pushed.
Result<bool> Push::may_keep(const RefUpdate& update) const {
  if (is_keeper_ || is_no_object(update.after)) return is_keeper_;
  return is_signed_by_keepers(repository_, update.before, update.after);
}

// The first push makes the registry, and there is nobody yet who could keep it. Who keeps it may change all of it, the
// policy too, but for making a tree that cannot be published.
Result<void> Push::judge_base(const RefUpdate& update) {
  if (is_no_object(update.before)) return {};
  const auto keeps = may_keep(update);
  if (!keeps) return Failure(keeps.error());
  if (!*keeps)
    return refuse(update, fmt::format("'{}' is for who keeps the registry, want a branch update/<collection>",
                                      repository_.base())),
           Result<void>();
  if (is_no_object(update.after)) return refuse(update, "the base would be gone, want it kept"), Result<void>();
  const auto ended = repository_.is_ancestor(update.before, update.after);
  if (!ended) return Failure(ended.error());
  if (!*ended) return refuse(update, "what was merged would be undone, want commits on top of it"), Result<void>();
  auto errors = tree_errors(repository_.path(), update.before, update.after, jobs_);
  if (!errors) return Failure(errors.error());
  if (!errors->empty()) refuse(update, "the tree has errors, want them mended first", std::move(*errors));
  return {};
}

Result<void> Push::judge_proposal(const RefUpdate& update, const std::string& branch) {
  const auto held = holds(update);
  if (!held) return Failure(held.error());
  if (is_no_object(update.after)) {
    if (!*held) refuse(update, "it is another's proposal");
    return {};
  }
  const auto report = check_change({.repository = repository_.path(),
                                    .base = repository_.base(),
                                    .head = update.after,
                                    .branch = branch,
                                    .authors = authors_,
                                    .jobs = jobs_});
  if (!report) return Failure(report.error());
  const check::Judgement& judgement = report->judgement;
  if (judgement.verdict == check::Verdict::fail)
    return refuse(update, "the change does not pass", errors_of(judgement.findings)), Result<void>();
  // With nothing in it, what another proposes would be gone.
  if (!*held && (judgement.verdict != check::Verdict::pass || report->paths.empty()))
    return refuse(update, "it is another's proposal"), Result<void>();
  return note_authors(repository_, update.after, authors_);
}

}  // namespace

Result<std::vector<RefUpdate>> parse_updates(std::string_view lines) {
  std::vector<RefUpdate> updates;
  for (const std::string_view line : split(lines, '\n')) {
    if (line.empty()) continue;
    const auto words = split(line, ' ');
    if (words.size() != 3) return fail(Code::invalid, "a hook reads '<before> <after> <ref>', and not '{}'", line);
    updates.push_back({std::string(words[0]), std::string(words[1]), std::string(words[2])});
  }
  return updates;
}

Result<std::vector<Refusal>> judge_push(const BareRepository& repository, const std::vector<RefUpdate>& updates,
                                        const Environment& environment, unsigned jobs) {
  auto authors = push_authors(environment);
  if (!authors) return Failure(authors.error());
  const auto keeper = is_keeper(repository, *authors, environment);
  if (!keeper) return Failure(keeper.error());
  Push push(repository, std::move(*authors), *keeper, jobs);
  for (const RefUpdate& update : updates)
    if (auto done = push.judge(update); !done) return Failure(done.error());
  return std::move(push.refusals);
}

Result<std::vector<BranchOutcome>> merge_pushed(const BareRepository& repository, const std::vector<RefUpdate>& updates,
                                                unsigned jobs) {
  std::vector<BranchOutcome> outcomes;
  for (const RefUpdate& update : updates) {
    const std::string_view ref = update.ref;
    if (is_no_object(update.after) || !ref.starts_with("refs/heads/update/")) continue;
    auto outcome = merge_branch(repository, std::string(ref.substr(branches.size())), jobs);
    if (!outcome) return Failure(outcome.error());
    outcomes.push_back(std::move(*outcome));
  }
  return outcomes;
}

}  // namespace roadstead::app
