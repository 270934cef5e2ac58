// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <vector>

#include "floor/listing.hpp"

namespace roadstead::bench {

// What no program can avoid: the system calls alone. All listings are made before the clock starts.

/// Opens, reads and closes every one of `files` below `root`, on two threads.
Result<void> read_files(const std::filesystem::path& root, const std::vector<ListedFile>& files);

/// Writes a ustar stream of `files`, in their order and with their sizes, in pieces of 1 MiB.
Result<void> write_tar(const std::vector<ListedFile>& files, const std::filesystem::path& out);

/// Writes `files` with their sizes into a new directory, on two threads. `files` are sorted by path, so
/// that each directory is entered once.
Result<void> write_directory(const std::vector<ListedFile>& files, const std::filesystem::path& out);

}  // namespace roadstead::bench
