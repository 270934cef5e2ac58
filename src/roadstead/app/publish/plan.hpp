// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <vector>

#include "roadstead/app/publish/recipe_repository.hpp"
#include "roadstead/app/publish/registry_remote.hpp"

namespace roadstead::app {

enum class Todo {
  build,      ///< it is new, or something that decides has changed
  unchanged,  ///< the registry has what these inputs give
  frozen      ///< the tag never changes again
};

/// "build", "unchanged" or "frozen".
std::string_view name(Todo todo);

/// What is to be done for one recipe.
struct PlannedTag {
  recipe::Recipe recipe;
  recipe::Inputs inputs;
  Todo todo = Todo::build;
  std::string reason;  ///< "new", "recipe changed, file data/x changed", "asked for", "frozen at sha256:…", "waits to
                       ///< be merged"
  std::vector<std::string> outdated;  ///< other architectures, whose images were made from something else than this
};

enum class Force { no, yes };

/// Every difference of what a tag was made from and would be made from now, in words: "recipe changed, file data/x is
/// new". Empty: none that rebuilds it.
std::string input_differences(const recipe::Inputs& before, const recipe::Inputs& now);

/// "its image for arm64 was made from something else"
std::string outdated_words(const std::vector<std::string>& architectures);

/// Compares each recipe's inputs with those in the registry's metadata.
Result<std::vector<PlannedTag>> plan_tags(const RecipeRepository& repository,
                                          const std::map<std::string, PublishedTag>& published, Force force);

struct Plan {
  std::vector<PlannedTag> tags;
  std::vector<std::string> without_recipe;  ///< what the registry has of the collection, and no recipe gives any more
};

/// The same, with what the registry that the settings name has now. Without a registry in the settings all is new.
Result<Plan> plan_against_registry(const RecipeRepository& repository, const std::filesystem::path& work, Force force,
                                   const Environment& environment);

}  // namespace roadstead::app
