// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "roadstead/base/error.hpp"
#include "roadstead/image/file_entry.hpp"
#include "roadstead/image/reader.hpp"

namespace roadstead::image {

/// How much of a file to read: all of it, and then a larger one is refused, or no more than its start.
enum class Extent { whole, start };

/// As many symlinks as one path may lead through.
inline constexpr int squashfs_symlink_limit = 8;

/// Reads files out of a squashfs without mounting it. Nothing outside the image is ever opened: a
/// symlink is followed inside the image, whose root is the top.
class SquashfsFiles {
 public:
  /// The file system starts at byte 0 of the reader, whose bytes must outlive this. Code::invalid as
  /// for parse_squashfs(), and for a compressor that the library does not read (lzo).
  static Result<SquashfsFiles> open(const Reader& reader);
  SquashfsFiles(SquashfsFiles&&) noexcept;
  SquashfsFiles& operator=(SquashfsFiles&&) noexcept;
  ~SquashfsFiles();

  /// The bytes of the regular file at `path`, '/'-separated from the image's root; nullopt when
  /// nothing is there. Code::invalid for something else than a regular file, for a damaged image and
  /// for too many symlinks.
  Result<std::optional<std::string>> read(std::string_view path, Extent extent, std::uint64_t limit_bytes) const;

  /// All that is in it. A file that has several names is a file at the first and a hard link at the others.
  /// Code::invalid beyond the limits of file_entry.hpp, and for a damaged image.
  Result<void> each(const VisitFile& visit) const;

 private:
  struct Library;
  class Walk;
  explicit SquashfsFiles(std::unique_ptr<Library> library);
  std::unique_ptr<Library> library_;
};

}  // namespace roadstead::image
