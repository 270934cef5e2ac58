// SPDX-License-Identifier: Apache-2.0
#include "roadstead/app/publish/plan.hpp"

#include <fmt/ranges.h>

namespace roadstead::app {

std::string_view name(Todo todo) {
  switch (todo) {
    case Todo::build: return "build";
    case Todo::unchanged: return "unchanged";
    case Todo::frozen: return "frozen";
  }
  return {};
}

// Every difference, in words: "recipe changed", "file data/x is new", "base docker://debian:12 is gone".
static std::string differences(const recipe::Inputs& before, const recipe::Inputs& now) {
  std::vector<std::string> words;
  for (const auto& [input, digest] : now) {
    const auto was = before.find(input);
    if (was == before.end()) words.push_back(input + " is new");
    if (was != before.end() && was->second != digest) words.push_back(input + " changed");
  }
  for (const auto& [input, digest] : before)
    if (!now.contains(input)) words.push_back(input + " is gone");
  return fmt::format("{}", fmt::join(words, ", "));
}

static void decide(PlannedTag& planned, const PublishedTag* published, Force force) {
  if (published == nullptr) {
    planned.reason = "new";
  } else if (published->frozen || planned.recipe.build.frozen) {
    planned.todo = Todo::frozen;
    planned.reason = "frozen at " + published->digest;
  } else if (force == Force::yes) {
    planned.reason = "asked for";
  } else if (published->inputs.empty()) {
    planned.reason = "the registry does not say what it was built from";
  } else {
    planned.reason = differences(published->inputs, planned.inputs);
    if (planned.reason.empty()) planned.todo = Todo::unchanged;
  }
}

Result<std::vector<PlannedTag>> plan_tags(const RecipeRepository& repository,
                                          const std::map<std::string, PublishedTag>& published, Force force) {
  std::vector<PlannedTag> plan;
  for (const recipe::Recipe& recipe : repository.recipes) {
    auto inputs = recipe::inputs_of(repository.folder, recipe);
    if (!inputs) return wrap(inputs.error(), "reading " + recipe.path);
    PlannedTag& planned = plan.emplace_back(PlannedTag{.recipe = recipe, .inputs = std::move(*inputs)});
    const auto was = published.find(recipe.tag);
    decide(planned, was == published.end() ? nullptr : &was->second, force);
  }
  return plan;
}

Result<std::vector<PlannedTag>> plan_against_registry(const RecipeRepository& repository,
                                                      const std::filesystem::path& work, Force force,
                                                      const recipe::Environment& environment) {
  if (repository.settings.registry.empty()) return plan_tags(repository, {}, force);
  auto remote =
      forge::RemoteRepository::open(work / "registry.git", registry_remote(repository.settings.registry, environment));
  if (!remote) return Failure(remote.error());
  auto files = forge::current_files(*remote, {.base = repository.settings.base,
                                              .branch = branch_of(repository.origin.collection),
                                              .folder = repository.origin.collection});
  if (!files) return registry_failure(files.error(), repository.settings.registry);
  std::vector<std::string> tags;
  for (const recipe::Recipe& recipe : repository.recipes) tags.push_back(recipe.tag);
  auto published = published_tags(*files, tags);
  if (!published) return registry_failure(published.error(), repository.settings.registry);
  return plan_tags(repository, *published, force);
}

}  // namespace roadstead::app
