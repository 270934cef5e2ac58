// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <set>
#include <string>
#include <string_view>

#include "roadstead/base/error.hpp"

namespace roadstead::recipe {

/// The work tree in which digests are taken.
struct WorkTree {
  std::filesystem::path folder;
  std::set<std::string> files;  ///< as tree_files() lists them
};

/// "sha256:<hex>" over the paths, modes and contents of all files at and below `path`; "." is the whole tree. Of a link
/// its target counts, and the content of a file of the tree that it leads to. A path that is not listed but a file all
/// the same (git ignores it) counts too. Empty when nothing is there.
Result<std::string> tree_digest(const WorkTree& tree, const std::string& path);

/// "sha256:<hex>" of bytes, and of those of a file.
std::string digest_of(std::string_view bytes);
Result<std::string> file_digest(const std::filesystem::path& file);

}  // namespace roadstead::recipe
