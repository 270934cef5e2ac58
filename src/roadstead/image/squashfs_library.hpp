// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <sqfs/compressor.h>
#include <sqfs/data_reader.h>
#include <sqfs/dir_reader.h>
#include <sqfs/error.h>
#include <sqfs/inode.h>
#include <sqfs/io.h>
#include <sqfs/super.h>

#include <cstdint>
#include <memory>

#include "roadstead/base/error.hpp"
#include "roadstead/image/reader.hpp"

// What libsquashfs needs to live in C++: ownership, errors, and a Reader as its file.
namespace roadstead::image {

struct DestroyObject {
  void operator()(void* object) const { sqfs_destroy(object); }
};
struct FreeMemory {
  void operator()(void* memory) const { sqfs_free(memory); }
};
template <class T>
using SquashfsObject = std::unique_ptr<T, DestroyObject>;
using Inode = std::unique_ptr<sqfs_inode_generic_t, FreeMemory>;

/// As many reads as the library gets to open an image, or to find and read one file. It unpacks a
/// block of 8 KiB for two of them, and would otherwise fill memory from a small file made for that.
inline constexpr std::uint32_t squashfs_read_limit = 32768;

/// A file that libsquashfs reads through a Reader. `base` comes first: the library is given its
/// address and hands it back.
struct ReaderFile {
  explicit ReaderFile(const Reader& from);
  sqfs_file_t base{};
  Reader reader;
  std::uint32_t reads_left = squashfs_read_limit;
};

/// An error of libsquashfs, of which `what` was asked.
Failure squashfs_failure(int error, std::string_view what);

}  // namespace roadstead::image
