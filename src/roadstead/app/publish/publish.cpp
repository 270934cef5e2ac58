// SPDX-License-Identifier: Apache-2.0
#include "roadstead/app/publish/publish.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "roadstead/app/publish/registry_forge.hpp"
#include "roadstead/base/interruption.hpp"
#include "roadstead/base/url.hpp"

namespace roadstead::app {

namespace {

/// A recipe repository, its work folder, and what has become of it so far.
struct Run {
  RecipeRepository repository;
  std::optional<WorkFolder> work;
  PublishReport report;
};

Result<Run> start(const PublishOptions& options, const recipe::Environment& environment) {
  auto repository = open_recipe_repository(options.folder, options.overrides, options.only, environment);
  if (!repository) return Failure(repository.error());
  auto work = WorkFolder::open(options.work_folder());
  if (!work) return Failure(work.error());
  Run run{.repository = std::move(*repository), .work = std::move(*work)};
  run.report.collection = run.repository.origin.collection;
  run.report.registry = without_credentials(run.repository.settings.registry);
  run.report.branch = branch_of(run.report.collection);
  return run;
}

Result<void> make_plan(Run& run, const PublishOptions& options, const recipe::Environment& environment) {
  auto plan = plan_against_registry(run.repository, run.work->path(), options.force, environment);
  if (!plan) return Failure(plan.error());
  run.report.plan = std::move(*plan);
  return {};
}

void say_plan(const PublishReport& report, const Say& say) {
  for (const PlannedTag& planned : report.plan)
    if (planned.todo != Todo::build)
      say(fmt::format("{}: {}", planned.recipe.tag, planned.reason.empty() ? name(planned.todo) : planned.reason));
}

// The records of the wanted tags. What is planned and did not build has none of now.
Result<std::vector<PlacedRecord>> records_of(const Run& run) {
  auto records = read_records(run.work->images());
  if (!records) return records;
  const auto& recipes = run.repository.recipes;
  const auto is_wanted = [&](const std::string& tag) {
    const bool failed = std::ranges::any_of(run.report.builds, [&](const BuildOutcome& outcome) {
      return outcome.tag == tag && outcome.done == BuildOutcome::Done::failed;
    });
    return !failed && std::ranges::find(recipes, tag, &recipe::Recipe::tag) != recipes.end();
  };
  std::erase_if(*records, [&](const PlacedRecord& placed) { return !is_wanted(placed.record.tag); });
  return records;
}

// After a plan, only what the plan has built: an image that an earlier run left is in the registry by now.
void keep_planned(const Run& run, std::vector<PlacedRecord>& records) {
  std::erase_if(records, [&](const PlacedRecord& placed) {
    return std::ranges::find(run.report.builds, placed.record.tag, &BuildOutcome::tag) == run.report.builds.end();
  });
}

Result<void> push_all(Run& run, std::vector<PlacedRecord>& records, const Say& say,
                      const storage::SendProgress& progress) {
  const recipe::Settings& settings = run.repository.settings;
  if (settings.storage.empty())
    return fail(Code::invalid, "no store is named, want `storage:` in {} or --storage", recipe_settings_name);
  auto pushed = push_images(records, {.address = settings.storage, .public_url = settings.public_url}, say, progress);
  if (!pushed) return Failure(pushed.error());
  run.report.uploads = std::move(*pushed);
  return {};
}

void say_proposed(const Proposed& proposed, const std::string& registry, const Say& say) {
  for (const std::string& folder : proposed.pushed.dropped)
    say(fmt::format("{}: the registry has changed it since it was proposed: that proposal is dropped", folder));
  switch (proposed.pushed.done) {
    case forge::Pushed::Done::nothing: return say("the registry has all of it");
    case forge::Pushed::Done::unchanged: return say(fmt::format("{} has it proposed on {}", registry, proposed.branch));
    case forge::Pushed::Done::pushed: return say(fmt::format("proposed to {} on branch {}", registry, proposed.branch));
  }
}

std::string_view words(forge::PullRequest::Done done) {
  switch (done) {
    case forge::PullRequest::Done::opened: return "opened";
    case forge::PullRequest::Done::updated: return "updated";
    case forge::PullRequest::Done::unchanged: return "up to date";
    case forge::PullRequest::Done::reopened: return "reopened";
    case forge::PullRequest::Done::closed: return "is closed";
  }
  return {};
}

// What is merged needs none. A branch that is there already may still want one: an earlier run was killed between.
Result<void> request_pull(Run& run, Proposed& proposed, const recipe::Environment& environment, const Say& say) {
  if (proposed.pushed.done == forge::Pushed::Done::nothing) return {};
  auto forge = registry_forge(run.repository.settings.registry, environment);
  if (!forge) return Failure(forge.error());
  if (!*forge) return {};
  auto request = open_pull_request(**forge, proposed);
  if (!request) return Failure(request.error());
  say(fmt::format("pull request {} {}: {}", request->number, words(request->done), request->url));
  for (const forge::Refused& refused : request->refused) say(refused.error.message());
  proposed.request = std::move(*request);
  return {};
}

Result<void> propose_all(Run& run, const std::vector<PlacedRecord>& records, const recipe::Environment& environment,
                         const Say& say) {
  auto proposed = propose(run.repository, records, run.work->path(), environment);
  if (!proposed) return Failure(proposed.error());
  say_proposed(*proposed, run.report.registry, say);
  if (auto done = request_pull(run, *proposed, environment, say); !done) return done;
  run.report.proposed = std::move(*proposed);
  return {};
}

}  // namespace

bool PublishReport::has_failed() const {
  return std::ranges::any_of(builds, [](const BuildOutcome& o) { return o.done == BuildOutcome::Done::failed; });
}

Result<PublishReport> plan_recipes(const PublishOptions& options, const recipe::Environment& environment) {
  auto run = start(options, environment);
  if (!run) return Failure(run.error());
  if (auto done = make_plan(*run, options, environment); !done) return Failure(done.error());
  return std::move(run->report);
}

Result<PublishReport> build_recipes(const PublishOptions& options, const recipe::Environment& environment,
                                    const Say& say) {
  auto run = start(options, environment);
  if (!run) return Failure(run.error());
  if (auto done = make_plan(*run, options, environment); !done) return Failure(done.error());
  say_plan(run->report, say);
  run->report.builds = build_images(run->repository, run->report.plan, *run->work, options.force, say);
  return std::move(run->report);
}

Result<PublishReport> push_recipes(const PublishOptions& options, const recipe::Environment& environment,
                                   const Say& say, const storage::SendProgress& progress) {
  auto run = start(options, environment);
  if (!run) return Failure(run.error());
  auto records = records_of(*run);
  if (!records) return Failure(records.error());
  if (auto done = push_all(*run, *records, say, progress); !done) return Failure(done.error());
  return std::move(run->report);
}

Result<PublishReport> propose_recipes(const PublishOptions& options, const recipe::Environment& environment,
                                      const Say& say) {
  auto run = start(options, environment);
  if (!run) return Failure(run.error());
  auto records = records_of(*run);
  if (!records) return Failure(records.error());
  if (records->empty())
    return fail(Code::not_found, "no image in {} to propose, want `roadstead images build` and `images push` first",
                run->work->images().string());
  if (auto done = propose_all(*run, *records, environment, say); !done) return Failure(done.error());
  return std::move(run->report);
}

Result<PublishReport> publish(const PublishOptions& options, const recipe::Environment& environment, const Say& say,
                              const storage::SendProgress& progress) {
  auto run = start(options, environment);
  if (!run) return Failure(run.error());
  if (auto done = make_plan(*run, options, environment); !done) return Failure(done.error());
  say_plan(run->report, say);
  if (options.dry_run == DryRun::yes) return std::move(run->report);
  run->report.builds = build_images(run->repository, run->report.plan, *run->work, options.force, say);
  if (Interruption::has_come()) return fail(Code::unavailable, "interrupted: the same command goes on from here");
  auto records = records_of(*run);
  if (!records) return Failure(records.error());
  keep_planned(*run, *records);
  if (!records->empty())
    if (auto done = push_all(*run, *records, say, progress); !done) return Failure(done.error());
  // With nothing new too: an earlier run may have ended before it opened the pull request of what it pushed.
  if (auto done = propose_all(*run, *records, environment, say); !done) return Failure(done.error());
  return std::move(run->report);
}

}  // namespace roadstead::app
