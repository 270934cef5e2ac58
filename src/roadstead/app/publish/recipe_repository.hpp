// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "roadstead/base/error.hpp"
#include "roadstead/recipe/find.hpp"
#include "roadstead/recipe/origin.hpp"
#include "roadstead/recipe/settings.hpp"

namespace roadstead::app {

/// What the command line says in place of the settings; empty: nothing.
struct PublishOverrides {
  std::string registry, base, storage, public_url, collection, builder;
};

/// A recipe repository as it stands.
struct RecipeRepository {
  std::filesystem::path folder;  ///< absolute
  recipe::Settings settings;
  recipe::Origin origin;
  std::vector<recipe::Recipe> recipes;  ///< that are wanted, sorted by tag
  std::vector<std::string> all_tags;    ///< of the others, too
};

inline constexpr std::string_view recipe_settings_name = "roadstead.yml";

/// Reads roadstead.yml, which may be absent, and finds the recipes. `only`: tags that are wanted, all when empty;
/// Code::not_found for one that no recipe gives, with the nearest.
Result<RecipeRepository> open_recipe_repository(const std::filesystem::path& folder, const PublishOverrides& overrides,
                                                const std::vector<std::string>& only, const Environment& environment);

/// A registry's address that is a path of this machine, as git tells it.
bool is_local_path(const std::string& address);

/// Code::invalid for a name that nothing can be published below, or that git takes no branch of.
Result<void> expect_collection(const std::string& collection);

/// Code::invalid for a name that git takes no branch of.
Result<void> expect_branch(const std::string& branch);

/// "update/<collection>": the branch that its changes are proposed on.
std::string branch_of(const std::string& collection);

}  // namespace roadstead::app
