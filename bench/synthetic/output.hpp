// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <memory>
#include <string_view>

#include "roadstead/base/error.hpp"

namespace roadstead::bench {

/// Takes the files of a registry, each path once, the files of one directory in a row.
class Output {
 public:
  virtual ~Output() = default;
  virtual Result<void> put(std::string_view path, std::string_view bytes) = 0;
  /// Nothing is promised to be there before this succeeds.
  virtual Result<void> finish() = 0;
};

/// A directory tree at `path`, which must not exist.
Result<std::unique_ptr<Output>> open_directory_output(const std::filesystem::path& path);

/// A bare git repository at `path`, which must not exist: one commit on `main`, always with the same id.
Result<std::unique_ptr<Output>> open_git_output(const std::filesystem::path& path);

}  // namespace roadstead::bench
