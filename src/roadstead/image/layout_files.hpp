// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "roadstead/base/error.hpp"
#include "roadstead/base/file.hpp"
#include "roadstead/base/sha256.hpp"

namespace roadstead::image {

enum class Hash { no, yes };

struct LayoutFile {
  std::uint64_t size_bytes = 0;
  std::optional<Sha256> sha256;  ///< when the hash was asked for
};

/// A file of a layout, open: a part of what the handle stands for.
struct LayoutStream {
  FileHandle file;
  std::uint64_t offset = 0, size_bytes = 0;
};

/// The regular files of an OCI image layout, by their names in it: "oci-layout", "index.json",
/// "blobs/sha256/<hex>". A symlink is never followed and counts as no file.
class LayoutFiles {
 public:
  virtual ~LayoutFiles() = default;
  /// nullopt: not there.
  virtual Result<std::optional<LayoutFile>> find(std::string_view name) = 0;
  /// The bytes; larger than `limit_bytes` is Code::invalid. nullopt: not there.
  virtual Result<std::optional<std::string>> read(std::string_view name, std::uint64_t limit_bytes) = 0;
  /// For a file of any size. nullopt: not there.
  virtual Result<std::optional<LayoutStream>> open(std::string_view name) = 0;
};

/// A layout in a directory.
Result<std::unique_ptr<LayoutFiles>> open_layout_directory(const std::filesystem::path& path, Hash hash);

/// The tar that open_layout_tar() read, and its own hash when that was asked for.
struct LayoutTar {
  std::unique_ptr<LayoutFiles> files;
  std::optional<Sha256> sha256;
};

/// A layout in an uncompressed tar, read once from start to end, so that it may be of any length and
/// in any order: of its blobs only the JSON documents stay in memory, at most 64 MiB of them. The file must outlive
/// what is returned.
/// Code::invalid for a damaged tar, more than 65,536 entries, a sparse entry, and two of one name.
Result<LayoutTar> open_layout_tar(const FileHandle& file, Hash hash);

}  // namespace roadstead::image
