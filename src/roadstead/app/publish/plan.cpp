// SPDX-License-Identifier: Apache-2.0
#include "roadstead/app/publish/plan.hpp"

#include <fmt/ranges.h>

#include <algorithm>
#include <chrono>

#include "roadstead/app/publish/base_digest.hpp"
#include "roadstead/builder/architecture.hpp"

namespace roadstead::app {

static constexpr std::chrono::seconds base_timeout{10};

std::string_view name(Todo todo) {
  switch (todo) {
    case Todo::build: return "build";
    case Todo::unchanged: return "unchanged";
    case Todo::frozen: return "frozen";
  }
  return {};
}

// The recipe still names it, and nobody could tell its digest now: that rebuilds nothing.
static bool is_untold_base(const std::string& input, const recipe::Inputs& before, const recipe::Inputs& now) {
  const auto was = before.find("recipe"), is = now.find("recipe");
  return input.starts_with("base ") && was != before.end() && is != now.end() && was->second == is->second;
}

std::string input_differences(const recipe::Inputs& before, const recipe::Inputs& now) {
  std::vector<std::string> words;
  for (const auto& [input, digest] : now) {
    const auto was = before.find(input);
    if (was == before.end()) words.push_back(input + " is new");
    if (was != before.end() && was->second != digest) words.push_back(input + " changed");
  }
  for (const auto& [input, digest] : before)
    if (!now.contains(input) && !is_untold_base(input, before, now)) words.push_back(input + " is gone");
  return fmt::format("{}", fmt::join(words, ", "));
}

// These build for the machine that they run on; what a command builds for, or a Dockerfile's builder, is its own
// affair.
static bool lacks_this_machine(const recipe::Recipe& recipe, const PublishedTag& published) {
  const bool is_native = recipe.build.builder == "apptainer" || recipe.build.builder == "singularity";
  const auto& known = published.architectures;
  return is_native && !known.empty() && std::ranges::find(known, builder::machine_architecture()) == known.end();
}

std::string outdated_words(const std::vector<std::string>& architectures) {
  return fmt::format("its image{} for {} {} made from something else", architectures.size() == 1 ? "" : "s",
                     fmt::join(architectures, ", "), architectures.size() == 1 ? "was" : "were");
}

static const recipe::Inputs& inputs_of_image(const PublishedTag& published, const std::string& architecture) {
  const auto own = published.inputs_by_architecture.find(architecture);
  return own == published.inputs_by_architecture.end() ? published.inputs : own->second;
}

// An image that is built here takes the place of the one for this machine; one that was made elsewhere, of any.
static std::string differences(const PlannedTag& planned, const PublishedTag& published) {
  const std::string here = builder::machine_architecture();
  const bool is_own = planned.recipe.build.builder != "prebuilt" && published.inputs_by_architecture.contains(here);
  const std::string words =
      input_differences(is_own ? inputs_of_image(published, here) : published.inputs, planned.inputs);
  return words.empty() || !is_own ? words : fmt::format("{} since its image for {}", words, here);
}

static std::vector<std::string> outdated(const recipe::Inputs& now, const PublishedTag& published) {
  std::vector<std::string> architectures;
  for (const std::string& architecture : published.architectures)
    if (architecture != builder::machine_architecture() &&
        !input_differences(inputs_of_image(published, architecture), now).empty())
      architectures.push_back(architecture);
  return architectures;
}

static void decide(PlannedTag& planned, const PublishedTag* published, Force force) {
  const bool is_frozen = published != nullptr && (published->frozen || planned.recipe.build.frozen);
  if (published != nullptr && !is_frozen) planned.outdated = outdated(planned.inputs, *published);
  if (published == nullptr) {
    planned.reason = "new";
  } else if (is_frozen) {
    planned.todo = Todo::frozen;
    planned.reason = "frozen at " + published->digest;
  } else if (force == Force::yes) {
    planned.reason = "asked for";
  } else if (published->inputs.empty()) {
    planned.reason = "the registry does not say what it was built from";
  } else {
    planned.reason = differences(planned, *published);
    if (planned.reason.empty() && lacks_this_machine(planned.recipe, *published))
      planned.reason = fmt::format("it has no image for {} yet", builder::machine_architecture());
    if (!planned.reason.empty()) return;
    planned.todo = Todo::unchanged;
    if (!planned.outdated.empty()) planned.reason = outdated_words(planned.outdated);
    if (published->waits) planned.reason = "waits to be merged";
  }
}

Result<std::vector<PlannedTag>> plan_tags(const RecipeRepository& repository,
                                          const std::map<std::string, PublishedTag>& published, Force force) {
  std::vector<PlannedTag> plan;
  const auto http = net::make_http_client({.connect_timeout = base_timeout, .stall_timeout = base_timeout});
  const auto resolver = make_base_resolver(*http);
  for (const recipe::Recipe& recipe : repository.recipes) {
    auto inputs = recipe::inputs_of(repository.folder, recipe, resolver);
    if (!inputs) return wrap(inputs.error(), "reading " + recipe.path);
    PlannedTag& planned = plan.emplace_back(PlannedTag{.recipe = recipe, .inputs = std::move(*inputs)});
    const auto was = published.find(recipe.tag);
    decide(planned, was == published.end() ? nullptr : &was->second, force);
  }
  return plan;
}

static std::vector<std::string> without_recipe(const forge::Listing& files, const std::vector<std::string>& tags) {
  std::vector<std::string> found;
  for (const auto& [path, file] : files)
    if (const std::string tag = tag_of_readme(path); !tag.empty() && std::ranges::find(tags, tag) == tags.end())
      found.push_back(tag);
  return found;
}

static Result<Plan> plan_of(Result<std::vector<PlannedTag>> tags, std::vector<std::string> without_recipe) {
  if (!tags) return Failure(tags.error());
  return Plan{std::move(*tags), std::move(without_recipe)};
}

Result<Plan> plan_against_registry(const RecipeRepository& repository, const std::filesystem::path& work, Force force,
                                   const Environment& environment) {
  if (repository.settings.registry.empty()) return plan_of(plan_tags(repository, {}, force), {});
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
  return plan_of(plan_tags(repository, *published, force), without_recipe(files->listing(), repository.all_tags));
}

}  // namespace roadstead::app
