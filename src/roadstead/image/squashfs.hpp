// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>

#include "roadstead/base/error.hpp"
#include "roadstead/image/reader.hpp"

namespace roadstead::image {

/// What the superblock of a squashfs 4.0 file system says (Linux, fs/squashfs/squashfs_fs.h).
struct Squashfs {
  std::uint32_t inodes = 0;
  std::uint32_t modified = 0;  ///< seconds since 1970; mksquashfs calls it the file system time
  std::uint32_t block_size_bytes = 0;
  std::uint32_t fragments = 0;
  std::string_view compressor;  ///< "gzip", "lzma", "lzo", "xz", "lz4" or "zstd"
  std::uint16_t flags = 0;
  std::uint64_t size_bytes = 0;  ///< without the padding after it
};

/// True when `start`, the first bytes, are those of a squashfs of lowest byte first.
bool is_squashfs(std::string_view start);

/// The file system starts at byte 0 of the reader. Code::invalid for a short superblock, another
/// magic or version, a block size or compressor that the format does not have, a size or a table
/// beyond the reader's end, and more fragments than 4,194,304 (they must fit into memory).
Result<Squashfs> parse_squashfs(const Reader& reader);

}  // namespace roadstead::image
