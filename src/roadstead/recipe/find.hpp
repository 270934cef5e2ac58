// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "roadstead/base/error.hpp"
#include "roadstead/recipe/settings.hpp"

namespace roadstead::recipe {

/// singularity: Singularity, Singularity.x, x.def; dockerfile: Dockerfile, Dockerfile.x, x.Dockerfile, Containerfile…;
/// other: what settings name beside these (a script's input, a prebuilt image).
enum class Kind : std::uint8_t { singularity, dockerfile, other };

struct Recipe {
  std::string tag;
  std::string path;  ///< relative, '/'-separated
  Kind kind = Kind::singularity;
  BuildSettings build;  ///< with the builder that will be used, and frozen when any of its three signs is there
  /// As the settings name it, empty where they leave the choice to the machine: the machine's choice rebuilds nothing.
  std::string stated_builder;
};

/// The recipes of a work tree, sorted by tag: by their names, then by the settings. A recipe that the settings give a
/// tag has that one alone. Files that git ignores, links, and what lies in folders whose names begin with '.' are none.
/// A recipe is frozen by the settings, by a file `<recipe>.frozen` beside it, or by a file `.frozen` in its folder.
/// Code::invalid when two give one tag, when a tag cannot be spelled by every API (with the rule), when settings name
/// what is not there.
Result<std::vector<Recipe>> find_recipes(const std::filesystem::path& folder, const Settings& settings);

/// What decides over a rebuild: name of the input → digest ("sha256:<hex>"). Names: "recipe" (its bytes), "settings"
/// (the stated builder, and the labels), "file <path>" for each file or folder of the work tree that the recipe copies
/// and each script that its command names, "base <kind>://<reference>" for what it starts from, where that has a
/// digest. Neither a path outside the work tree nor what git ignores counts as more than its name in the recipe.
using Inputs = std::map<std::string, std::string>;

/// Asks for the digest of what a recipe starts from: "docker://debian:12", "oras://host/a/b:1". nullopt: it has none,
/// or nobody can tell.
using BaseResolver = std::function<Result<std::optional<std::string>>(const std::string& reference)>;

/// Without a resolver only bases of the work tree, and those that are pinned by their digests, have one.
Result<Inputs> inputs_of(const std::filesystem::path& folder, const Recipe& recipe, const BaseResolver& resolver = {});

}  // namespace roadstead::recipe
