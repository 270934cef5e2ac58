// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "roadstead/app/publish/build_images.hpp"
#include "roadstead/app/publish/recipe_repository.hpp"
#include "roadstead/forge/proposal_text.hpp"
#include "roadstead/forge/pull_requests.hpp"
#include "roadstead/forge/push_change.hpp"

namespace roadstead::app {

struct Proposed {
  forge::Pushed pushed;
  std::string branch, title, body;            ///< of the pull request
  std::vector<forge::ProposedTag> tags;       ///< all that the branch proposes
  std::optional<forge::PullRequest> request;  ///< of a registry on a forge whose token is at hand
};

/// Writes the metadata of all records into the registry, on the branch of the collection, and pushes it. The settings
/// name the registry. Code::invalid when a record's image has been stored nowhere.
Result<Proposed> propose(const RecipeRepository& repository, const std::vector<PlacedRecord>& records,
                         const std::filesystem::path& work, const Environment& environment);

}  // namespace roadstead::app
