// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <memory>
#include <optional>

#include "roadstead/site/output.hpp"
#include "roadstead/storage/blob_directory.hpp"

namespace roadstead::site {

/// Writes beside `target` and swaps the finished directory in: a reader never sees half a site, and a
/// killed run leaves the old one. Refuses a target that has files but no marker, and a second build
/// at the same time.
Result<std::unique_ptr<Output>> open_directory_output(const std::filesystem::path& target,
                                                      const storage::BlobDirectory* store);

}  // namespace roadstead::site
