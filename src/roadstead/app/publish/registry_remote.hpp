// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "roadstead/base/environment.hpp"
#include "roadstead/base/error.hpp"
#include "roadstead/catalog/model.hpp"
#include "roadstead/forge/push_change.hpp"
#include "roadstead/recipe/find.hpp"

namespace roadstead::app {

/// What opens the door of the registry's git: a token of the environment for http(s), git's own means for the others.
/// ROADSTEAD_REGISTRY_TOKEN goes before the forges' own (GITHUB_TOKEN, GITLAB_TOKEN, …).
forge::GitRemote registry_remote(const std::string& address, const Environment& environment);

/// An error of the registry's git on its way up: where the door stayed shut, with what would open it.
Failure registry_failure(const Error& error, const std::string& address);

/// A tag as the registry has it, or as its open proposal does.
struct PublishedTag {
  std::string digest;  ///< "sha256:<hex>", or what stands for it
  bool frozen = false;
  bool waits = false;                      ///< only the open proposal has it so
  std::vector<std::string> architectures;  ///< of its image files, where they are known
  recipe::Inputs inputs;                   ///< what it was made from
  /// Architecture → what its image was made from, where that is not `inputs`.
  std::map<std::string, recipe::Inputs> inputs_by_architecture;
};

/// The tags of one collection that have these names, as far as they are there. A README that cannot be read counts as
/// absent: whoever proposes to it is told.
Result<std::map<std::string, PublishedTag>> published_tags(forge::CurrentFiles& files,
                                                           const std::vector<std::string>& tags);

/// As the metadata has them.
recipe::Inputs inputs_of(std::span<const catalog::Label> labels);

/// "manifests/<tag>/README.md"
std::string readme_path(const std::string& tag);
/// The tag whose README has this path; empty for all other files.
std::string tag_of_readme(std::string_view path);

}  // namespace roadstead::app
