// SPDX-License-Identifier: Apache-2.0
#include "roadstead/app/publish/publish_run.hpp"

#include <fmt/ranges.h>

#include <algorithm>

#include "roadstead/base/url.hpp"
#include "roadstead/builder/builder.hpp"

namespace roadstead::app {

std::vector<std::string> PublishRun::tags() const {
  std::vector<std::string> tags;
  for (const recipe::Recipe& recipe : repository.recipes) tags.push_back(recipe.tag);
  return tags;
}

static Result<void> expect_builders(const RecipeRepository& repository) {
  for (const recipe::Recipe& recipe : repository.recipes)
    if (auto builder = builder::open_builder(recipe.build.builder); !builder)
      return wrap(builder.error(), "tag '" + recipe.tag + "'");
  return {};
}

Result<PublishRun> start_run(const PublishOptions& options, const Environment& environment) {
  auto repository = open_recipe_repository(options.folder, options.overrides, options.only, environment);
  if (!repository) return Failure(repository.error());
  if (auto fine = expect_builders(*repository); !fine) return Failure(fine.error());
  PublishRun run{.repository = std::move(*repository), .report = {}};
  run.report.collection = run.repository.origin.collection;
  run.report.registry = without_credentials(run.repository.settings.registry);
  run.report.branch = branch_of(run.report.collection);
  return run;
}

Result<void> make_plan(PublishRun& run, const std::filesystem::path& view, Force force,
                       const Environment& environment) {
  auto plan = plan_against_registry(run.repository, view, force, environment);
  if (!plan) return Failure(plan.error());
  run.report.plan = std::move(plan->tags);
  run.report.without_recipe = std::move(plan->without_recipe);
  return {};
}

std::string without_recipe_words(const PublishReport& report) {
  constexpr std::size_t shown = 10;
  const auto& tags = report.without_recipe;
  const bool is_one = tags.size() == 1;
  const std::string more = tags.size() > shown ? fmt::format(" and {} more", tags.size() - shown) : "";
  return fmt::format("no recipe gives {} {}{} any more: {} in the registry", is_one ? "the tag" : "the tags",
                     fmt::join(tags.begin(), tags.begin() + std::min(tags.size(), shown), ", "), more,
                     is_one ? "it stays" : "they stay");
}

Result<void> expect_registry(const recipe::Settings& settings) {
  if (!settings.registry.empty()) return {};
  return fail(Code::invalid, "no registry is named, want `registry:` in {} or --registry", recipe_settings_name);
}

static Result<std::unique_ptr<storage::BlobStore>> open_store(const recipe::Settings& settings) {
  if (settings.storage.empty())
    return fail(Code::invalid, "no store is named, want `storage:` in {} or --storage", recipe_settings_name);
  return storage::open_blob_store({.address = settings.storage, .public_url = settings.public_url});
}

Result<void> expect_store(const recipe::Settings& settings) {
  const auto store = open_store(settings);
  return store ? Result<void>() : Result<void>(Failure(store.error()));
}

// An image that lies on the web stays there.
static bool is_to_be_stored(const PlannedTag& planned) {
  return planned.todo == Todo::build &&
         !(planned.recipe.build.builder == "prebuilt" && parse_url(planned.recipe.path).has_value());
}

Result<void> expect_usable_store(const PublishRun& run) {
  if (std::ranges::none_of(run.report.plan, is_to_be_stored)) return {};
  const auto store = open_store(run.repository.settings);
  if (!store) return Failure(store.error());
  if (auto usable = (*store)->expect_usable(); !usable) return wrap(usable.error(), "the store");
  return {};
}

}  // namespace roadstead::app
