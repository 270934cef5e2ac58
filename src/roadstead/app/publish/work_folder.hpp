// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

#include "roadstead/base/error.hpp"
#include "roadstead/base/file.hpp"

namespace roadstead::app {

/// Where publishing keeps its images, its records and its view of the registry: a folder that git ignores. One process
/// has it at a time.
class WorkFolder {
 public:
  /// Makes it where it is absent. Code::conflict while another process works in it.
  static Result<WorkFolder> open(const std::filesystem::path& path);

  const std::filesystem::path& path() const { return path_; }
  std::filesystem::path images() const { return path_ / "images"; }
  std::filesystem::path parts() const { return path_ / "parts"; }  ///< images that are being made

 private:
  WorkFolder(std::filesystem::path path, FileHandle lock) : path_(std::move(path)), lock_(std::move(lock)) {}
  std::filesystem::path path_;
  FileHandle lock_;
};

}  // namespace roadstead::app
