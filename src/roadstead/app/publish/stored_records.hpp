// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "roadstead/app/publish/build_images.hpp"
#include "roadstead/app/publish/image_record.hpp"
#include "roadstead/app/publish/recipe_repository.hpp"
#include "roadstead/app/publish/work_folder.hpp"

namespace roadstead::app {

/// The records of these tags that lie in the work folder, sorted by tag and architecture. One whose image was made from
/// another recipe than stands in the repository now is told and passed over: it may be frozen, or yet to be built.
/// Code::conflict when two say one image of a tag.
Result<std::vector<PlacedRecord>> stored_records(const RecipeRepository& repository, const WorkFolder& work,
                                                 const std::vector<std::string>& tags, const Say& say);

}  // namespace roadstead::app
