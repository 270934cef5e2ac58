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

/// "README.md" of the collection, when the registry has none.
std::vector<forge::FileChange> collection_files(const forge::CurrentFiles& current, const std::string& name,
                                                const std::string& description);

}  // namespace roadstead::app
