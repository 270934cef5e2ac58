// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <map>
#include <span>
#include <string>

#include "roadstead/base/error.hpp"
#include "support/tree_text.hpp"

namespace roadstead::test {

/// Writes files below `root`, with their links and executable bits. A submodule is an empty folder.
void write_folder(std::span<const TreeFile> files, const std::filesystem::path& root);

/// Makes a bare git repository whose HEAD is one commit of the files. Takes paths that no work tree can
/// hold ("a/../b").
Result<void> write_git(std::span<const TreeFile> files, const std::filesystem::path& repository);

/// The same with a second commit on top of it, the branch `head`.
Result<void> write_git(std::span<const TreeFile> base, std::span<const TreeFile> head,
                       const std::filesystem::path& repository);

/// Every regular file below `root`: relative path → bytes. A link or another kind of file is there with its kind.
std::map<std::string, std::string> read_folder(const std::filesystem::path& root);

}  // namespace roadstead::test
