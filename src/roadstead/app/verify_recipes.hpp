// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "roadstead/app/registry.hpp"
#include "roadstead/base/error.hpp"
#include "roadstead/catalog/finding.hpp"
#include "roadstead/verify/probe.hpp"

namespace roadstead::app {

struct RecipeOptions {
  verify::ProbeOptions reach;  ///< which addresses may be asked
  std::chrono::seconds patience{30};
  unsigned at_once = 8;  ///< repositories
};

/// A finding of a tag, and the repository that it is about.
struct RecipeFinding {
  catalog::Finding finding;
  std::string repository;  ///< redacted
};

struct RecipeReport {
  std::uint64_t tags = 0;  ///< whose source was looked at
  std::vector<RecipeFinding> findings;
};

/// Asks the repositories that tags name as their source whether they have its commit, and there the recipe with the
/// recorded bytes. `is_wanted` chooses among the tags that name a repository and a commit and are not yanked. Fails
/// when it was interrupted, or a file of the registry cannot be read. On disk: what git fetches of `at_once`
/// repositories, of each at most 256 MiB.
Result<RecipeReport> verify_recipes(const LoadedRegistry& registry, const RecipeOptions& options,
                                    const std::function<bool(const catalog::Source&)>& is_wanted);

}  // namespace roadstead::app
