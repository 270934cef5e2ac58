// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "roadstead/base/error.hpp"

namespace roadstead::image {

/// What stands at a path of an image. `other`: a device, a pipe or a socket.
enum class FileKind : std::uint8_t { file, folder, symlink, hard_link, other };

struct FileEntry {
  std::string_view path;  ///< as "usr/bin/env": no slash in front or at the end, no "." and no ".."
  FileKind kind = FileKind::file;
  std::uint64_t size_bytes = 0;  ///< of a file
  std::string_view target{};     ///< of a link; that of a hard link is a path like these
};

/// The first bytes of the file that is visited, at most `limit_bytes`; of what is no file, none.
using ReadStart = std::function<Result<std::string>(std::uint64_t limit_bytes)>;

/// Gets each path once, in no order that means anything; folders that only their files tell of may be left out. Views
/// live until it returns. An error ends the listing.
using VisitFile = std::function<Result<void>(const FileEntry& entry, const ReadStart& read)>;

inline constexpr std::uint64_t file_count_limit = 1'000'000;
inline constexpr std::size_t file_path_limit_bytes = 4096;
inline constexpr std::size_t file_depth_limit = 256;

/// Code::invalid for a path beyond the two limits.
Result<void> check_path(std::string_view path);

}  // namespace roadstead::image
