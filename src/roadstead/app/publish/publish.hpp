// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "roadstead/app/publish/build_images.hpp"
#include "roadstead/app/publish/propose.hpp"
#include "roadstead/app/publish/push_images.hpp"

namespace roadstead::app {

struct PublishOptions {
  std::filesystem::path folder = ".";  ///< the recipe repository
  std::filesystem::path work;          ///< empty: .roadstead in it
  PublishOverrides overrides;
  std::vector<std::string> only;
  Force force = Force::no;
  std::filesystem::path records;  ///< of push_recipes: where it hands on what propose_recipes needs; empty: nowhere

  std::filesystem::path work_folder() const { return work.empty() ? folder / ".roadstead" : work; }
};

/// What publish did, or in a dry run what it would do.
struct PublishReport {
  std::string collection, registry, branch;
  bool is_dry_run = false;
  std::vector<PlannedTag> plan;
  std::vector<std::string> without_recipe;  ///< tags of the registry that no recipe gives any more: they stay
  std::vector<BuildOutcome> builds;
  std::vector<PushOutcome> uploads;
  std::optional<Proposed> proposed;
  std::optional<Error> failure;  ///< why it ended early: what was done until then is told all the same

  bool has_failed() const;  ///< a recipe did not build
};

/// Recipes → images → store → branch of the registry. Each step goes on where an earlier run was killed. What it is
/// told (registry, store, builders) is judged, and the store asked, before anything is built; what fails after the
/// first is the report's `failure`.
Result<PublishReport> publish(const PublishOptions& options, const Environment& environment, const Say& say,
                              const storage::SendProgress& progress);

/// Says what publish would do, step by step, and leaves everything as it is. What cannot be built here for want of its
/// builder is among the report's builds.
Result<PublishReport> publish_dry_run(const PublishOptions& options, const Environment& environment, const Say& say);

/// The steps alone: what is to be built, which leaves everything as it is; the building; the storing; the proposing.
Result<PublishReport> plan_recipes(const PublishOptions& options, const Environment& environment);
Result<PublishReport> build_recipes(const PublishOptions& options, const Environment& environment, const Say& say);
Result<PublishReport> push_recipes(const PublishOptions& options, const Environment& environment, const Say& say,
                                   const storage::SendProgress& progress);
Result<PublishReport> propose_recipes(const PublishOptions& options, const Environment& environment, const Say& say);

/// One object: collection, registry, branch, dry_run, tags (tag, recipe, builder, todo, reason, outdated),
/// without_recipe, builds, uploads, proposal, and error where it ended early.
std::string report_json(const PublishReport& report);
/// Markdown for a CI's summary.
std::string report_markdown(const PublishReport& report);

}  // namespace roadstead::app
