// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <vector>

#include "roadstead/app/publish/image_record.hpp"

namespace roadstead::app {

/// Leaves in <folder>/images all that proposing needs of these records, which are stored: their own files, and of OCI
/// images the documents, but no blob. The folders there are named after the records' own and this machine's
/// architecture, so that what the jobs of a CI leave can be put together.
Result<void> hand_on_records(const std::vector<PlacedRecord>& records, const std::filesystem::path& folder);

}  // namespace roadstead::app
