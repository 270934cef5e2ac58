// SPDX-License-Identifier: Apache-2.0
#include "roadstead/app/govern/merge_branch.hpp"

#include <fmt/format.h>

#include <optional>

#include "roadstead/app/check_change.hpp"
#include "roadstead/app/govern/push_author.hpp"

namespace roadstead::app {

namespace {

constexpr int try_limit = 20;

Result<ChangeReport> judge_now(const BareRepository& repository, const std::string& base, const std::string& head,
                               const std::string& branch, unsigned jobs) {
  auto authors = noted_authors(repository, head);
  if (!authors) return Failure(authors.error());
  return check_change({.repository = repository.path(),
                       .base = base,
                       .head = head,
                       .branch = branch,
                       .authors = std::move(*authors),
                       .jobs = jobs});
}

/// nullopt: the base or the branch has moved meanwhile.
using Merged = std::optional<std::string>;

Result<Merged> finish(const BareRepository& repository, const std::string& from, const std::string& to,
                      const std::string& branch, const std::string& head) {
  const auto done = repository.finish_merge(from, to, branch, head);
  if (!done) return Failure(done.error());
  if (!*done) return Merged();
  if (auto forgotten = forget_authors(repository, head); !forgotten) return Failure(forgotten.error());
  return Merged(to);
}

Result<Merged> merge(const BareRepository& repository, const ChangeReport& report, const std::string& branch) {
  const std::string& collection = report.judgement.collection;
  const auto commit =
      repository.make_merge(report.tree, report.base, report.head, fmt::format("Merge the update of {}", collection));
  if (!commit) return Failure(commit.error());
  return finish(repository, report.base, *commit, branch, report.head);
}

// A maintainer may have merged it by hand: then only the branch is left.
Result<Merged> merge_or_take_away(const BareRepository& repository, const std::string& base, const std::string& head,
                                  const std::string& branch, unsigned jobs, BranchOutcome& outcome) {
  const auto is_merged = repository.is_ancestor(head, base);
  if (!is_merged) return Failure(is_merged.error());
  if (*is_merged) return finish(repository, base, base, branch, head);
  const auto report = judge_now(repository, base, head, branch, jobs);
  if (!report) return Failure(report.error());
  outcome.judgement = report->judgement;
  if (outcome.judgement.verdict != check::Verdict::pass)
    outcome.waits = check::verdict_name(outcome.judgement.verdict);
  else if (!outcome.judgement.may_merge)
    outcome.waits = "the policy leaves it to a person";
  return outcome.waits.empty() ? merge(repository, *report, branch) : Result<Merged>(Merged());
}

}  // namespace

Result<BranchOutcome> merge_branch(const BareRepository& repository, const std::string& branch, unsigned jobs) {
  for (int tried = 0; tried < try_limit; ++tried) {
    BranchOutcome outcome{.branch = branch, .judgement = {}, .merged = {}, .waits = {}};
    const auto base = repository.head(repository.base()), head = repository.head(branch);
    if (!base) return Failure(base.error());
    if (!head) return Failure(head.error());
    if (head->empty()) outcome.waits = "the branch is gone";
    if (head->empty()) return outcome;
    auto merged = merge_or_take_away(repository, *base, *head, branch, jobs, outcome);
    if (!merged) return Failure(merged.error());
    outcome.merged = merged->value_or("");
    if (*merged || !outcome.waits.empty()) return outcome;
  }
  return fail(Code::conflict, "'{}' of {} moves all the time, want another try", repository.base(), repository.path());
}

}  // namespace roadstead::app
