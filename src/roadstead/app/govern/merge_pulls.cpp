// SPDX-License-Identifier: Apache-2.0
#include "roadstead/app/govern/merge_pulls.hpp"

#include <fmt/format.h>

#include <optional>

#include "roadstead/app/check_change.hpp"
#include "roadstead/app/govern/merge_clone.hpp"
#include "roadstead/app/govern/pull_comment.hpp"
#include "roadstead/app/publish/registry_forge.hpp"
#include "roadstead/app/publish/registry_remote.hpp"
#include "roadstead/base/temporary_folder.hpp"
#include "roadstead/base/url.hpp"
#include "roadstead/forge/dialect.hpp"

namespace roadstead::app {

namespace {

using Done = PullOutcome::Done;

constexpr std::string_view proposals = "update/";

/// One run over the pull requests of a registry.
class Run {
 public:
  Run(forge::PullMerger& merger, const MergeClone& clone, const MergePullsOptions& options, std::string base)
      : merger_(merger), clone_(clone), options_(options), base_(std::move(base)) {}
  PullOutcome take(const forge::OpenPull& pull);

 private:
  using Step = Result<bool>;  ///< false: the outcome says why it goes no further
  Step judge(PullOutcome& outcome);
  Step find_ready(PullOutcome& outcome);
  Result<void> merge(PullOutcome& outcome);
  Result<void> go(PullOutcome& outcome);
  Result<void> expect_judged_tree(const PullOutcome& outcome) const;
  void comment(PullOutcome& outcome);

  forge::PullMerger& merger_;
  const MergeClone& clone_;
  const MergePullsOptions& options_;
  std::string base_, tree_;
};

// As who all workflows are would be everybody: then keys decide, or a person.
std::vector<check::Author> authors_of(const forge::OpenPull& pull) {
  if (pull.author_id == 0) return {};
  return {{catalog::Owner::Kind::user, std::to_string(pull.author_id)}};
}

bool wait(PullOutcome& outcome, std::string why) {
  outcome.why = std::move(why);
  return false;
}

Run::Step Run::judge(PullOutcome& outcome) {
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

Run::Step Run::find_ready(PullOutcome& outcome) {
  const auto readiness = merger_.readiness(outcome.pull);
  if (!readiness) return Failure(readiness.error());
  return readiness->is_ready ? Step(true) : Step(wait(outcome, readiness->why_not));
}

// The forge knows what the branch must be at, and not what the base was: that is looked at before, and afterwards.
Result<void> Run::expect_judged_tree(const PullOutcome& outcome) const {
  const auto base = clone_.fetch_branch(base_);
  if (!base) return Failure(base.error());
  const auto tree = clone_.tree_of(outcome.commit);
  if (!tree) return Failure(tree.error());
  if (*tree == tree_) return {};
  return fail(Code::conflict, "the base moved meanwhile: {} is not what was judged, want it looked at",
              outcome.commit.substr(0, 12));
}

Result<void> Run::merge(PullOutcome& outcome) {
  auto commit = merger_.merge(
      outcome.pull, fmt::format("Merge the update of {} (#{})", outcome.judgement.collection, outcome.pull.number));
  if (!commit && commit.error().code == Code::conflict) return wait(outcome, commit.error().message()), Result<void>();
  if (!commit) return Failure(commit.error());
  outcome.done = Done::merged;
  outcome.commit = std::move(*commit);
  if (const auto fine = expect_judged_tree(outcome); !fine) outcome.why = fine.error().message();
  return {};
}

Result<void> Run::go(PullOutcome& outcome) {
  constexpr int tries = 5;
  for (int left = tries; left > 0; --left) {
    for (const auto step : {&Run::judge, &Run::find_ready}) {
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
void Run::comment(PullOutcome& outcome) {
  if (options_.no_comments || options_.dry_run || outcome.base.empty()) return;
  const bool is_asked = outcome.judgement.verdict != check::Verdict::pass;
  const auto done = forge::keep_comment(merger_, outcome.pull, comment_marker, comment_text(outcome),
                                        is_asked ? forge::IfAbsent::add : forge::IfAbsent::leave);
  if (!done && outcome.remark.empty()) outcome.remark = wrap(done.error(), "commenting on it").value().message();
}

PullOutcome Run::take(const forge::OpenPull& pull) {
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

Result<forge::ForgeSettings> forge_of(const std::string& registry, const Environment& environment) {
  auto settings = registry_forge(registry, environment);
  if (!settings) return Failure(settings.error());
  if (*settings) return std::move(**settings);
  if (const std::string why = missing_token(registry, environment); !why.empty()) return fail(Code::denied, "{}", why);
  return fail(Code::invalid, "'{}' is on no forge that is known, want its kind in ROADSTEAD_FORGE",
              without_credentials(registry));
}

}  // namespace

Result<MergeReport> merge_pulls(const MergePullsOptions& options, const Environment& environment,
                                net::HttpClient& http) {
  const auto settings = forge_of(options.registry, environment);
  if (!settings) return Failure(settings.error());
  const auto client = forge::make_forge_client(http);
  const auto merger = forge::open_pull_merger(*settings, *client);
  if (!merger) return Failure(merger.error());
  auto base = options.base.empty() ? (*merger)->default_branch() : Result<std::string>(options.base);
  if (!base) return wrap(base.error(), "asking for the default branch");
  const auto pulls = (*merger)->open_pulls(*base, proposals);
  if (!pulls) return wrap(pulls.error(), "listing the pull requests");
  const auto folder = TemporaryFolder::make();
  if (!folder) return Failure(folder.error());
  const auto clone = MergeClone::make(folder->path() / "registry.git", registry_remote(options.registry, environment),
                                      options.repository);
  if (!clone) return Failure(clone.error());
  MergeReport report{.registry = without_credentials(options.registry), .base = *base, .pulls = {}};
  Run run(**merger, *clone, options, *base);
  for (const forge::OpenPull& pull : *pulls) report.pulls.push_back(run.take(pull));
  return report;
}

}  // namespace roadstead::app
