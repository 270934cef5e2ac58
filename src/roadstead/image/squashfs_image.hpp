// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "roadstead/image/squashfs_files.hpp"
#include "roadstead/image/squashfs_library.hpp"

namespace roadstead::image {

/// A squashfs that libsquashfs has opened.
struct SquashfsFiles::Library {
  explicit Library(const Reader& reader) : file(reader) {}
  ReaderFile file;
  sqfs_super_t super{};
  SquashfsObject<sqfs_compressor_t> compressor;
  SquashfsObject<sqfs_dir_reader_t> directories;
  SquashfsObject<sqfs_data_reader_t> data;

  int open();
  int open_compressor();
  int find(const std::string& path, Inode& inode) const;
  Result<Inode> resolve(std::string_view path) const;
  /// The first `size_bytes` of a regular file that has as many.
  Result<std::string> read(const sqfs_inode_generic_t& inode, std::string_view path, std::uint64_t size_bytes) const;
};

/// Of a symlink.
std::string_view target_of(const sqfs_inode_generic_t& inode);

}  // namespace roadstead::image
