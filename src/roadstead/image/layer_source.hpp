// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "roadstead/image/archive_source.hpp"
#include "roadstead/image/layout_files.hpp"

namespace roadstead::image {

/// Gives the bytes of a layer to libarchive, which unpacks them. Must outlive the archive's last read; does not move,
/// for libarchive keeps its address.
class LayerSource {
 public:
  explicit LayerSource(const LayoutStream& layer);
  LayerSource(const LayerSource&) = delete;
  LayerSource& operator=(const LayerSource&) = delete;

  /// Opens `a`, fresh from archive_read_new(), as a tar that may be packed with gzip, zstd, bzip2 or xz.
  Result<void> open(archive* a);

 private:
  static la_ssize_t read(archive* a, void* self, const void** buffer);

  const LayoutStream& layer_;
  std::uint64_t done_ = 0;
  std::string buffer_;
};

}  // namespace roadstead::image
