// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "roadstead/app/publish/publish.hpp"

// What the steps of publishing begin with.
namespace roadstead::app {

/// A recipe repository, and what has become of it so far.
struct PublishRun {
  RecipeRepository repository;
  PublishReport report;

  std::vector<std::string> tags() const;  ///< all that are wanted
};

Result<PublishRun> start_run(const PublishOptions& options, const Environment& environment);

/// Compares with the registry, and keeps what it sees of it below `view`.
Result<void> make_plan(PublishRun& run, const std::filesystem::path& view, Force force, const Environment& environment);

/// "no recipe gives the tag old any more: it stays in the registry"
std::string without_recipe_words(const PublishReport& report);

/// Code::invalid where the settings name none.
Result<void> expect_registry(const recipe::Settings& settings);
/// Code::invalid where the settings name none, or one whose address says nothing; what its back end needs otherwise.
Result<void> expect_store(const recipe::Settings& settings);
/// Asks the store whether it would take the images that are to be built, before any time goes into building them.
Result<void> expect_usable_store(const PublishRun& run);

}  // namespace roadstead::app
