// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "roadstead/base/file.hpp"

namespace roadstead::bench {

/// Writes many new files below one root as fast as plain system calls go: it keeps the directory it
/// wrote to last open, so files of one directory in a row cost one open, write and close each.
class DirectoryWriter {
 public:
  /// Makes `root`, which must not exist.
  static Result<DirectoryWriter> create(const std::filesystem::path& root);
  /// Writes below a root that another writer made; several may, on a thread each.
  static Result<DirectoryWriter> open(const std::filesystem::path& root);

  /// A file that exists is Code::conflict.
  Result<void> put(std::string_view path, std::string_view bytes);

 private:
  explicit DirectoryWriter(FileHandle root) : root_(std::move(root)) {}
  Result<void> enter(std::string_view directory);

  FileHandle root_, open_;
  std::string directory_;  ///< what `open_` is, relative to the root
};

}  // namespace roadstead::bench
