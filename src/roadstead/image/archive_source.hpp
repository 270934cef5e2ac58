// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <archive.h>
#include <archive_entry.h>
#include <sys/types.h>

#include <memory>
#include <optional>
#include <string>

#include "roadstead/base/file.hpp"
#include "roadstead/base/sha256.hpp"
#include "roadstead/image/layout_files.hpp"

namespace roadstead::image {

struct CloseArchive {
  void operator()(archive* a) const { archive_read_free(a); }
};
using Archive = std::unique_ptr<archive, CloseArchive>;

/// What libarchive said last about a tar, and about a layer.
Failure archive_failure(archive* a);
Failure layer_failure(archive* a);

/// Gives the bytes of a file to libarchive and hashes them on the way, so that they are read once.
/// Must outlive the archive's last read; does not move, for libarchive keeps its address.
class ArchiveSource {
 public:
  ArchiveSource(const FileHandle& file, Hash hash);
  ArchiveSource(const ArchiveSource&) = delete;
  ArchiveSource& operator=(const ArchiveSource&) = delete;

  /// Opens `a`, fresh from archive_read_new(), as an uncompressed tar.
  Result<void> open(archive* a);

  /// The hash of the whole file, once the archive has been read to its end.
  Result<Sha256> finish();

 private:
  static la_ssize_t read(archive* a, void* self, const void** buffer);
  static la_int64_t skip(archive* a, void* self, la_int64_t wanted);
  ssize_t next();

  const FileHandle& file_;
  std::optional<Sha256Stream> hash_;
  off_t offset_ = 0;
  std::string buffer_;
};

}  // namespace roadstead::image
