// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>

#include "roadstead/app/publish/publish.hpp"
#include "roadstead/app/publish/publish_run.hpp"
#include "roadstead/app/publish/registry_forge.hpp"
#include "roadstead/base/temporary_folder.hpp"
#include "roadstead/base/url.hpp"
#include "roadstead/net/redact.hpp"

namespace roadstead::app {

namespace {

std::string build_line(const PlannedTag& planned, const std::filesystem::path& images, Force force) {
  const recipe::Recipe& recipe = planned.recipe;
  if (planned.todo != Todo::build)
    return fmt::format("{}: {}", recipe.tag, planned.reason.empty() ? name(planned.todo) : planned.reason);
  if (force == Force::no && is_built(images / recipe.tag, planned))
    return fmt::format("{}: built before from the same inputs", recipe.tag);
  const std::string stays = planned.outdated.empty() ? "" : "; " + outdated_words(planned.outdated);
  return fmt::format("{}: would build {} with {} ({}){}", recipe.tag, recipe.path, recipe.build.builder, planned.reason,
                     stays);
}

// A real run would tell it of this tag, and go on with the others.
void judge_builder(PublishRun& run, const PlannedTag& planned, const Say& say) {
  const auto fine = expect_usable_builder(run.repository, planned);
  if (fine) return;
  const std::string problem = wrap(fine.error(), "building " + planned.recipe.tag).value().message();
  say(problem);
  run.report.builds.push_back({.tag = planned.recipe.tag, .done = BuildOutcome::Done::failed, .problem = problem});
}

// What was built before needs no builder.
void judge_builds(PublishRun& run, const std::filesystem::path& images, Force force, const Say& say) {
  for (const PlannedTag& planned : run.report.plan) {
    say(build_line(planned, images, force));
    const bool is_to_build =
        planned.todo == Todo::build && (force == Force::yes || !is_built(images / planned.recipe.tag, planned));
    if (is_to_build) judge_builder(run, planned, say);
  }
}

std::string store_line(const recipe::Settings& settings) {
  const std::string seen = settings.public_url.empty() ? "" : ", seen at " + settings.public_url;
  return fmt::format("would store what its store has not, in {}{}", without_credentials(settings.storage), seen);
}

Result<void> expect_possible_store(const recipe::Settings& settings) {
  auto fine = expect_store(settings);
  return fine || fine.error().code != Code::invalid ? Result<void>() : fine;
}

// A store that cannot be used here may be where the real run is: its credentials are another machine's.
std::string judged_store(const PublishRun& run) {
  const auto fine = expect_usable_store(run);
  return store_line(run.repository.settings) + (fine ? "" : "; but here: " + fine.error().message());
}

Result<std::string> pull_request_line(const recipe::Settings& settings, const Environment& environment) {
  const auto forge = registry_forge(settings.registry, environment);
  if (!forge) return Failure(forge.error());
  if (!*forge) return "would open no pull request: the registry is on plain git, or no token of its forge is at hand";
  return fmt::format("would open its pull request, or bring it up to date, at {}", net::redacted((*forge)->api));
}

}  // namespace

Result<PublishReport> publish_dry_run(const PublishOptions& options, const Environment& environment, const Say& say) {
  auto run = start_run(options, environment);
  if (!run) return Failure(run.error());
  const recipe::Settings& settings = run->repository.settings;
  if (auto fine = expect_registry(settings); !fine) return Failure(fine.error());
  if (auto fine = expect_possible_store(settings); !fine) return Failure(fine.error());
  const auto request = pull_request_line(settings, environment);
  if (!request) return Failure(request.error());
  const auto view = TemporaryFolder::make();
  if (!view) return Failure(view.error());
  if (auto done = make_plan(*run, view->path(), options.force, environment); !done) return Failure(done.error());
  run->report.is_dry_run = true;
  judge_builds(*run, options.work_folder() / "images", options.force, say);
  if (!run->report.without_recipe.empty()) say(without_recipe_words(run->report));
  if (std::ranges::find(run->report.plan, Todo::build, &PlannedTag::todo) == run->report.plan.end()) {
    say(settings.description.empty() ? "nothing would be stored or proposed"
                                     : "nothing would be stored; the description would be proposed if it has changed");
    return std::move(run->report);
  }
  say(judged_store(*run));
  say(fmt::format("would propose to {} on branch {}", run->report.registry, run->report.branch));
  say(*request);
  return std::move(run->report);
}

}  // namespace roadstead::app
