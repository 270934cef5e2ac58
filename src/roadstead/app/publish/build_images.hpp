// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "roadstead/app/publish/image_record.hpp"
#include "roadstead/app/publish/plan.hpp"
#include "roadstead/app/publish/work_folder.hpp"

namespace roadstead::app {

/// Called with a line for people at each step.
using Say = std::function<void(std::string_view line)>;

/// What became of one tag.
struct BuildOutcome {
  std::string tag;
  enum class Done { built, kept, failed } done = Done::built;  ///< kept: an earlier run has built it from these inputs
  std::string problem;                                         ///< of a failed one
};

/// The record in `folder` is of an image that these inputs gave, and what it names is there.
bool is_built(const std::filesystem::path& folder, const PlannedTag& planned);

/// Why the image cannot be built on this machine, whatever the recipe says: its builder is not here.
Result<void> expect_usable_builder(const RecipeRepository& repository, const PlannedTag& planned);

/// Builds the images of all tags that are to be built, tests them, and writes their records. A recipe that does not
/// build is told and the others go on.
std::vector<BuildOutcome> build_images(const RecipeRepository& repository, const std::vector<PlannedTag>& plan,
                                       const WorkFolder& work, Force force, const Say& say);

}  // namespace roadstead::app
