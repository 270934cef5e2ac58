// SPDX-License-Identifier: Apache-2.0
#include "roadstead/app/publish/publish.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "roadstead/app/publish/hand_on_records.hpp"
#include "roadstead/app/publish/publish_run.hpp"
#include "roadstead/app/publish/request_pull.hpp"
#include "roadstead/app/publish/stored_records.hpp"
#include "roadstead/base/interruption.hpp"
#include "roadstead/base/temporary_folder.hpp"

namespace roadstead::app {

namespace {

using Records = std::vector<PlacedRecord>;

void say_plan(const PublishReport& report, const Say& say) {
  for (const PlannedTag& planned : report.plan)
    if (planned.todo != Todo::build)
      say(fmt::format("{}: {}", planned.recipe.tag, planned.reason.empty() ? name(planned.todo) : planned.reason));
  if (!report.without_recipe.empty()) say(without_recipe_words(report));
}

Result<void> plan_all(PublishRun& run, const WorkFolder& work, const PublishOptions& options,
                      const Environment& environment, const Say& say) {
  if (auto done = make_plan(run, work.path(), options.force, environment); !done) return done;
  say_plan(run.report, say);
  return {};
}

void build_all(PublishRun& run, const WorkFolder& work, Force force, const Say& say) {
  run.report.builds = build_images(run.repository, run.report.plan, work, force, say);
}

// After a plan, only what the plan has built: an image that an earlier run left is in the registry by now.
std::vector<std::string> built_tags(const PublishReport& report) {
  std::vector<std::string> tags;
  for (const BuildOutcome& outcome : report.builds)
    if (outcome.done != BuildOutcome::Done::failed) tags.push_back(outcome.tag);
  return tags;
}

Result<void> push_all(PublishRun& run, Records& records, const Say& say, const storage::SendProgress& progress) {
  const recipe::Settings& settings = run.repository.settings;
  auto pushed = push_images(records, {.address = settings.storage, .public_url = settings.public_url}, say, progress);
  if (!pushed) return Failure(pushed.error());
  run.report.uploads = std::move(*pushed);
  return {};
}

// What this machine does not build may wait for one that does: people shall know that the tag is half new until then.
void say_outdated(const Proposed& proposed, const Say& say) {
  for (const forge::ProposedTag& row : proposed.tags)
    if (row.is_outdated)
      say(fmt::format("{}: {} and stays, want `roadstead publish` on a machine of that architecture, too", row.tag,
                      outdated_words({row.architecture})));
}

void say_proposed(const Proposed& proposed, const std::string& registry, const Say& say) {
  say_outdated(proposed, say);
  for (const std::string& folder : proposed.pushed.dropped)
    say(fmt::format("{}: the registry has changed it since it was proposed: that proposal is dropped",
                    folder.empty() ? "what the collection says of itself" : folder));
  for (const std::string& line : proposed.pushed.said) say(fmt::format("{} says: {}", registry, line));
  switch (proposed.pushed.done) {
    case forge::Pushed::Done::nothing: return say("nothing is left to propose");
    case forge::Pushed::Done::unchanged: return say(fmt::format("{} has it proposed on {}", registry, proposed.branch));
    case forge::Pushed::Done::pushed: return say(fmt::format("proposed to {} on branch {}", registry, proposed.branch));
  }
}

// A branch that is there already may still want its pull request: an earlier run was killed between.
Result<void> propose_all(PublishRun& run, const WorkFolder& work, const Records& records,
                         const Environment& environment, const Say& say) {
  auto proposed = propose(run.repository, records, work.path(), environment);
  if (!proposed) return Failure(proposed.error());
  say_proposed(*proposed, run.report.registry, say);
  run.report.proposed = std::move(*proposed);
  return request_pull(*run.report.proposed, run.repository.settings, environment, say);
}

/// A run and its work folder, which no other run has meanwhile.
struct LockedRun : PublishRun {
  WorkFolder work;
};

Result<LockedRun> start_locked(const PublishOptions& options, const Environment& environment) {
  auto run = start_run(options, environment);
  if (!run) return Failure(run.error());
  auto work = WorkFolder::open(options.work_folder());
  if (!work) return Failure(work.error());
  return LockedRun{std::move(*run), std::move(*work)};
}

Failure no_image(const LockedRun& run) {
  return fail(Code::not_found, "no image in {}, want `roadstead images build` first", run.work.images().string());
}

Result<Records> built_before(const LockedRun& run, const Say& say) {
  auto records = stored_records(run.repository, run.work, run.tags(), say);
  if (records && records->empty()) return no_image(run);
  return records;
}

// Where the recipes are as they were, what the collection says of itself may have changed all the same.
Result<Records> built_or_as_it_was(LockedRun& run, const PublishOptions& options, const Environment& environment,
                                   const Say& say) {
  auto records = stored_records(run.repository, run.work, run.tags(), say);
  if (!records || !records->empty()) return records;
  if (auto done = make_plan(run, run.work.path(), options.force, environment); !done) return Failure(done.error());
  const auto& plan = run.report.plan;
  if (std::ranges::find(plan, Todo::build, &PlannedTag::todo) != plan.end()) return no_image(run);
  return records;
}

Result<void> build_push_propose(LockedRun& run, const PublishOptions& options, const Environment& environment,
                                const Say& say, const storage::SendProgress& progress) {
  if (auto done = plan_all(run, run.work, options, environment, say); !done) return done;
  if (auto fine = expect_usable_store(run); !fine) return fine;
  build_all(run, run.work, options.force, say);
  if (Interruption::has_come()) return fail(Code::unavailable, "interrupted: the same command goes on from here");
  auto records = stored_records(run.repository, run.work, built_tags(run.report), say);
  if (!records) return Failure(records.error());
  if (!records->empty())
    if (auto done = push_all(run, *records, say, progress); !done) return done;
  return propose_all(run, run.work, *records, environment, say);
}

}  // namespace

bool PublishReport::has_failed() const {
  return std::ranges::any_of(builds, [](const BuildOutcome& o) { return o.done == BuildOutcome::Done::failed; });
}

Result<PublishReport> plan_recipes(const PublishOptions& options, const Environment& environment) {
  auto run = start_run(options, environment);
  if (!run) return Failure(run.error());
  const auto view = TemporaryFolder::make();
  if (!view) return Failure(view.error());
  if (auto done = make_plan(*run, view->path(), options.force, environment); !done) return Failure(done.error());
  return std::move(run->report);
}

Result<PublishReport> build_recipes(const PublishOptions& options, const Environment& environment, const Say& say) {
  auto run = start_locked(options, environment);
  if (!run) return Failure(run.error());
  if (auto done = plan_all(*run, run->work, options, environment, say); !done) return Failure(done.error());
  build_all(*run, run->work, options.force, say);
  return std::move(run->report);
}

Result<PublishReport> push_recipes(const PublishOptions& options, const Environment& environment, const Say& say,
                                   const storage::SendProgress& progress) {
  auto run = start_locked(options, environment);
  if (!run) return Failure(run.error());
  if (auto fine = expect_store(run->repository.settings); !fine) return Failure(fine.error());
  auto records = built_before(*run, say);
  if (!records) return Failure(records.error());
  if (auto done = push_all(*run, *records, say, progress); !done) return Failure(done.error());
  if (!options.records.empty())
    if (auto done = hand_on_records(*records, options.records); !done) return Failure(done.error());
  return std::move(run->report);
}

Result<PublishReport> propose_recipes(const PublishOptions& options, const Environment& environment, const Say& say) {
  auto run = start_locked(options, environment);
  if (!run) return Failure(run.error());
  if (auto fine = expect_registry(run->repository.settings); !fine) return Failure(fine.error());
  const auto records = built_or_as_it_was(*run, options, environment, say);
  if (!records) return Failure(records.error());
  if (auto done = propose_all(*run, run->work, *records, environment, say); !done) run->report.failure = done.error();
  return std::move(run->report);
}

Result<PublishReport> publish(const PublishOptions& options, const Environment& environment, const Say& say,
                              const storage::SendProgress& progress) {
  auto run = start_locked(options, environment);
  if (!run) return Failure(run.error());
  if (auto fine = expect_registry(run->repository.settings); !fine) return Failure(fine.error());
  if (auto fine = expect_store(run->repository.settings); !fine) return Failure(fine.error());
  auto done = build_push_propose(*run, options, environment, say, progress);
  if (!done) run->report.failure = done.error();
  return std::move(run->report);
}

}  // namespace roadstead::app
