// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "roadstead/recipe/find.hpp"

namespace roadstead::recipe {

/// What the name of a file says of it.
struct NamedRecipe {
  std::string_view tag;
  Kind kind = Kind::singularity;
};

/// Singularity → latest, Singularity.x → x, x.def → x; Dockerfile and Containerfile → latest, Dockerfile.x → x,
/// x.Dockerfile → x. nullopt for a name that is no recipe's: also for what lies beside recipes, as images that were
/// built and Dockerfile.dockerignore.
std::optional<NamedRecipe> recipe_of(std::string_view file_name);

/// Why a tag cannot be published through every API, with its rule and as a clause that quotes it; empty when it can.
std::string tag_fault(std::string_view tag);
/// Why nothing can be published below a collection of that name.
std::string collection_fault(std::string_view name);

}  // namespace roadstead::recipe
