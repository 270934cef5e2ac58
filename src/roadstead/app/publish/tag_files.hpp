// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

#include "roadstead/app/publish/image_record.hpp"
#include "roadstead/forge/push_change.hpp"

namespace roadstead::app {

/// The files of one tag's folder after its images were made (one record for each architecture), as changes to what the
/// registry has: README, recipe, and the documents of an OCI image.
Result<std::vector<forge::FileChange>> tag_files(forge::CurrentFiles& current, const std::string& collection,
                                                 std::span<const PlacedRecord> made);

enum class NewCollection { no, yes };

/// "README.md" of the collection, where the registry has another description of it or, where it `may_be_new`, none at
/// all. An empty description leaves it as it is, and so does a README that cannot be read.
Result<std::vector<forge::FileChange>> collection_files(forge::CurrentFiles& current, const std::string& name,
                                                        const std::string& description, NewCollection may_be_new);

}  // namespace roadstead::app
