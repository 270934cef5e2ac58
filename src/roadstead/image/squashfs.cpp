// SPDX-License-Identifier: Apache-2.0
#include "roadstead/image/squashfs.hpp"

#include <bit>
#include <iterator>

namespace roadstead::image {

static constexpr std::size_t superblock_bytes = 96;
static constexpr std::uint32_t fragment_limit = 4 * 1024 * 1024;
static constexpr std::string_view compressors[] = {"gzip", "lzma", "lzo", "xz", "lz4", "zstd"};

bool is_squashfs(std::string_view start) { return start.starts_with("hsqs"); }

static Result<void> check_format(std::string_view superblock) {
  if (!is_squashfs(superblock))
    return fail(Code::invalid, "squashfs magic is {:#x}, want 'hsqs'", little_endian<std::uint32_t>(superblock, 0));
  const auto major = little_endian<std::uint16_t>(superblock, 28);
  const auto minor = little_endian<std::uint16_t>(superblock, 30);
  if (major != 4 || minor != 0) return fail(Code::invalid, "squashfs version is {}.{}, want 4.0", major, minor);
  return {};
}

static Result<void> check_blocks(std::string_view superblock) {
  const auto size = little_endian<std::uint32_t>(superblock, 12);
  const auto logarithm = little_endian<std::uint16_t>(superblock, 22);
  if (!std::has_single_bit(size) || size < 4096 || size > 1024 * 1024)
    return fail(Code::invalid, "squashfs block size is {}, want a power of two from 4096 to 1048576", size);
  if (logarithm != std::countr_zero(size))
    return fail(Code::invalid, "squashfs block logarithm is {}, want {}", logarithm, std::countr_zero(size));
  const auto compressor = little_endian<std::uint16_t>(superblock, 20);
  if (compressor < 1 || compressor > std::size(compressors))
    return fail(Code::invalid, "squashfs compressor is {}, want 1 to {}", compressor, std::size(compressors));
  const auto fragments = little_endian<std::uint32_t>(superblock, 16);
  if (fragments > fragment_limit)
    return fail(Code::invalid, "squashfs has {} fragments, want at most {}", fragments, fragment_limit);
  return {};
}

static Result<void> check_extent(std::string_view superblock, std::uint64_t available) {
  const auto size = little_endian<std::uint64_t>(superblock, 40);
  if (size < superblock_bytes || size > available)
    return fail(Code::invalid, "squashfs is {} bytes by its superblock, want {} to the {} there are", size,
                superblock_bytes, available);
  struct Table {
    std::string_view name;
    std::size_t field;
  };
  for (const Table table : {Table{"id", 48}, Table{"inode", 64}, Table{"directory", 72}})
    if (const auto start = little_endian<std::uint64_t>(superblock, table.field);
        start < superblock_bytes || start >= size)
      return fail(Code::invalid, "squashfs {} table starts at {}, want {} to {}", table.name, start, superblock_bytes,
                  size - 1);
  return {};
}

Result<Squashfs> parse_squashfs(const Reader& reader) {
  if (!reader.contains(0, superblock_bytes))
    return fail(Code::invalid, "squashfs superblock has {} bytes, want {}", reader.size(), superblock_bytes);
  auto superblock = reader.read(0, superblock_bytes);
  if (!superblock) return wrap(superblock.error(), "reading the squashfs superblock");
  if (auto done = check_format(*superblock); !done) return Failure(done.error());
  if (auto done = check_blocks(*superblock); !done) return Failure(done.error());
  if (auto done = check_extent(*superblock, reader.size()); !done) return Failure(done.error());
  Squashfs squashfs;
  squashfs.inodes = little_endian<std::uint32_t>(*superblock, 4);
  squashfs.modified = little_endian<std::uint32_t>(*superblock, 8);
  squashfs.block_size_bytes = little_endian<std::uint32_t>(*superblock, 12);
  squashfs.fragments = little_endian<std::uint32_t>(*superblock, 16);
  squashfs.compressor = compressors[little_endian<std::uint16_t>(*superblock, 20) - 1];
  squashfs.flags = little_endian<std::uint16_t>(*superblock, 24);
  squashfs.size_bytes = little_endian<std::uint64_t>(*superblock, 40);
  return squashfs;
}

}  // namespace roadstead::image
