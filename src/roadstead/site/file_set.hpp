// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "roadstead/site/answer.hpp"

namespace roadstead::site {

/// The files of a built site, by name; reading from many threads.
class FileSet {
 public:
  virtual ~FileSet() = default;
  /// Code::not_found when there is no such regular file.
  virtual Result<FileBytes> find(std::string_view name) const = 0;
};

/// A directory, as it is at each request. No link is followed and nothing above it is reached.
Result<std::unique_ptr<FileSet>> open_directory_files(const std::filesystem::path& root);

/// An uncompressed tar, read in place: only its names are kept in memory.
Result<std::unique_ptr<FileSet>> open_tar_files(const std::filesystem::path& tar);

/// All bytes of a file of at most `limit_bytes`.
Result<std::string> read_all(const FileBytes& bytes, std::uint64_t limit_bytes);

}  // namespace roadstead::site
