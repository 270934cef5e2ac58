// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

#include "roadstead/base/file.hpp"

namespace roadstead::app {

/// A new file beside `path`, with a name that nobody has, until its bytes are known to be right. It is removed with its
/// owner, unless it was given the name.
class PartFile {
 public:
  /// Errors name the path.
  static Result<PartFile> beside(const std::filesystem::path& path);
  PartFile(PartFile&&) = default;
  PartFile& operator=(PartFile&&) = delete;
  ~PartFile();

  const FileHandle& file() const { return file_; }
  /// Once the disk has all bytes; whatever has the name gives way.
  Result<void> take_name();

 private:
  PartFile(FileHandle file, std::filesystem::path path, std::filesystem::path name)
      : file_(std::move(file)), path_(std::move(path)), name_(std::move(name)) {}

  FileHandle file_;
  std::filesystem::path path_;  ///< empty: it is there no more
  std::filesystem::path name_;
};

}  // namespace roadstead::app
