// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "roadstead/base/error.hpp"

namespace roadstead::recipe {

/// Runs after an image is built.
enum class SmokeTest { none, run_true, recipe_test };

/// How a tag is built.
struct BuildSettings {
  std::string builder;  ///< as builder::open_builder takes it; empty: by the kind of the recipe
  std::chrono::seconds limit{0};
  SmokeTest smoke_test = SmokeTest::run_true;
  bool frozen = false;
  std::map<std::string, std::string> labels;  ///< added to the metadata
  bool operator==(const BuildSettings&) const = default;
};

/// A tag that is spelled out, with a recipe whose name does not give it, or settings of its own.
struct TagSettings {
  std::string tag;
  std::string recipe;   ///< path, '/'-separated; empty: the one found for this tag
  BuildSettings build;  ///< whole: what the tag does not say is what the settings' own `build` says
  bool operator==(const TagSettings&) const = default;
};

/// How the pull request of a proposal is opened.
struct PullRequestSettings {
  std::vector<std::string> labels, reviewers;  ///< "team:<slug>" is a team
  bool draft = false;
  bool operator==(const PullRequestSettings&) const = default;
};

/// roadstead.yml of a recipe repository (docs/recipe-repository.md).
struct Settings {
  std::string registry;  ///< git address of the registry repository
  std::string base;      ///< its branch that proposals are made to; empty: its default branch
  std::string storage;   ///< address, as storage::StoreSettings
  std::string public_url;
  std::string collection;  ///< `namespace`; empty: the forge's owner/repo
  std::string description;
  PullRequestSettings pull_request;
  bool contents = true;  ///< what is inside the images is read and published with them
  BuildSettings build;
  std::vector<TagSettings> tags;
  std::vector<std::string> exclude;  ///< globs of paths that are no recipes
  bool operator==(const Settings&) const = default;
};

/// Unknown keys are errors, with the nearest known one. Errors begin "FILE:LINE:COLUMN: ".
Result<Settings> parse_settings(std::string_view file, std::string_view text);

}  // namespace roadstead::recipe
