// SPDX-License-Identifier: Apache-2.0
#include "roadstead/app/govern/merge_pull.hpp"

#include <fmt/format.h>

#include "roadstead/app/check_change.hpp"
#include "roadstead/app/govern/pull_comment.hpp"

namespace roadstead::app {

using Done = PullOutcome::Done;

namespace {

// As who all workflows are would be everybody: then keys decide, or a person. What a fork has is the fork's; what the
// registry's own repository has is nobody's, for all who propose may push there.
std::vector<check::Author> authors_of(const forge::OpenPull& pull) {
  using Kind = catalog::Owner::Kind;
  std::vector<check::Author> authors;
  if (pull.author_id != 0) authors.push_back({Kind::user, std::to_string(pull.author_id)});
  if (pull.fork_id != 0) authors.push_back({Kind::repository, std::to_string(pull.fork_id)});
  return authors;
}

AsksTeam asks_forge(forge::PullMerger& merger, const forge::OpenPull& pull) {
  return [&merger, &pull](const std::string& team) -> Result<bool> {
    if (pull.author_id == 0) return false;
    auto answer = merger.is_of_team(pull, team);
    if (answer) return answer;
    return wrap(answer.error(),
                fmt::format("whether {} is of the team {}, want a token that may see its members", pull.author, team));
  };
}

bool wait(PullOutcome& outcome, std::string why) {
  outcome.why = std::move(why);
  return false;
}

}  // namespace

PullMerge::Step PullMerge::judge(PullOutcome& outcome) {
  const forge::OpenPull& pull = outcome.pull;
  auto base = clone_.fetch_branch(base_);
  if (!base) return Failure(base.error());
  const auto is_there = clone_.fetch_commit(merger_.head_ref(pull), pull.head);
  if (!is_there) return Failure(is_there.error());
  if (!*is_there) return wait(outcome, "its branch has moved or is gone, and is judged next time");
  auto report = check_change({.repository = clone_.path(),
                              .base = *base,
                              .head = pull.head,
                              .branch = pull.branch,
                              .authors = authors_of(pull),
                              .is_of_team = asks_forge(merger_, pull),
                              .jobs = options_.jobs});
  if (!report) return Failure(report.error());
  outcome.base = report->base;
  outcome.judgement = std::move(report->judgement);
  tree_ = report->tree;
  if (outcome.judgement.verdict != check::Verdict::pass)
    return wait(outcome, std::string(check::verdict_name(outcome.judgement.verdict)));
  if (!outcome.judgement.may_merge) return wait(outcome, "the policy leaves it to a person");
  return true;
}

PullMerge::Step PullMerge::find_ready(PullOutcome& outcome) {
  const auto readiness = merger_.readiness(outcome.pull);
  if (!readiness) return Failure(readiness.error());
  return readiness->is_ready ? Step(true) : Step(wait(outcome, readiness->why_not));
}

// The forge knows what the branch must be at, and not what the base was: that is looked at before, and afterwards.
Result<void> PullMerge::expect_judged_tree(const PullOutcome& outcome) const {
  const auto base = clone_.fetch_branch(base_);
  if (!base) return Failure(base.error());
  const auto tree = clone_.tree_of(outcome.commit);
  if (!tree) return Failure(tree.error());
  if (*tree == tree_) return {};
  return fail(Code::conflict, "the base moved meanwhile: {} is not what was judged, want it looked at",
              outcome.commit.substr(0, 12));
}

Result<void> PullMerge::merge(PullOutcome& outcome) {
  auto commit = merger_.merge(
      outcome.pull, fmt::format("Merge the update of {} (#{})", outcome.judgement.collection, outcome.pull.number));
  if (!commit && commit.error().code == Code::conflict) return wait(outcome, commit.error().message()), Result<void>();
  if (!commit) return Failure(commit.error());
  outcome.done = Done::merged;
  outcome.commit = std::move(*commit);
  if (const auto fine = expect_judged_tree(outcome); !fine) outcome.why = fine.error().message();
  return {};
}

Result<void> PullMerge::go(PullOutcome& outcome) {
  constexpr int tries = 5;
  for (int left = tries; left > 0; --left) {
    for (const auto step : {&PullMerge::judge, &PullMerge::find_ready}) {
      const auto goes_on = (this->*step)(outcome);
      if (!goes_on) return Failure(goes_on.error());
      if (!*goes_on) return {};
    }
    if (options_.dry_run) return outcome.done = Done::would_merge, Result<void>();
    const auto base = clone_.fetch_branch(base_);
    if (!base) return Failure(base.error());
    if (*base == outcome.base) return merge(outcome);
  }
  return wait(outcome, "the base moves all the time, and it is judged next time"), Result<void>();
}

// A comment that cannot be written stops nothing.
void PullMerge::comment(PullOutcome& outcome) {
  if (options_.no_comments || options_.dry_run || outcome.base.empty()) return;
  const bool is_asked = outcome.judgement.verdict != check::Verdict::pass;
  const auto done = forge::keep_comment(merger_, outcome.pull, comment_marker, comment_text(outcome),
                                        is_asked ? forge::IfAbsent::add : forge::IfAbsent::leave);
  if (!done && outcome.remark.empty()) outcome.remark = wrap(done.error(), "commenting on it").value().message();
}

PullOutcome PullMerge::take(const forge::OpenPull& pull) {
  PullOutcome outcome{.pull = pull, .judgement = {}, .base = {}, .commit = {}, .why = {}, .remark = {}};
  if (pull.is_draft) return wait(outcome, "it is a draft"), outcome;
  if (const auto done = go(outcome); !done) {
    outcome.done = Done::failed;
    outcome.why = done.error().message();
    return outcome;
  }
  comment(outcome);
  return outcome;
}

}  // namespace roadstead::app
