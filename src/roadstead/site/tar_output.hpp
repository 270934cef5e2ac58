// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <memory>

#include "roadstead/site/output.hpp"
#include "roadstead/storage/blob_directory.hpp"

namespace roadstead::site {

/// One tar stream: a file named *.tar or *.tar.zst, written beside and renamed when it is whole, or
/// standard output for "-".
Result<std::unique_ptr<Output>> open_tar_output(const std::filesystem::path& target,
                                                const storage::BlobDirectory* store);

/// "-", "*.tar", "*.tar.zst"
bool is_tar_target(const std::filesystem::path& target);

}  // namespace roadstead::site
