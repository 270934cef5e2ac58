// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "roadstead/base/error.hpp"

namespace roadstead::bench {

struct ListedFile {
  std::uint64_t size_bytes = 0;
  std::string path;  ///< relative, '/'-separated
};

/// A listing has one line per file: the size in bytes, a space, the path.
Result<std::vector<ListedFile>> load_listing(const std::filesystem::path& path);

/// The regular files below `root`, sorted by path.
Result<std::vector<ListedFile>> list_directory(const std::filesystem::path& root);

/// Files that are next to one another in a directory become so in `files`.
void sort_by_path(std::vector<ListedFile>& files);

std::uint64_t total_bytes(const std::vector<ListedFile>& files);

/// As much text as the largest of `files` needs.
std::string filler(const std::vector<ListedFile>& files);

}  // namespace roadstead::bench
