// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <memory>

#include "roadstead/source/tree.hpp"

namespace roadstead::source {

/// The files below `root` as they stand now. No symlink is followed, neither while listing nor
/// while reading (openat2 RESOLVE_NO_SYMLINKS), so nothing outside `root` is ever opened.
Result<std::unique_ptr<Tree>> open_directory_tree(const std::filesystem::path& root, unsigned jobs);

}  // namespace roadstead::source
