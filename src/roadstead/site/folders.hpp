// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <unordered_set>

#include "roadstead/base/error.hpp"

namespace roadstead::site {

/// Makes the folders that files lie in, below one root, and remembers which it made: asking the file system for a
/// folder that is there costs as much as writing a small file.
class Folders {
 public:
  explicit Folders(int root) : root_(root) {}

  /// Every folder on the way to the file `path`. Errors name the path.
  Result<void> make_for(std::string& path);

 private:
  Result<void> make(std::string& path, std::size_t end);

  int root_;
  std::string last_;  ///< where the last file went: the next one mostly goes there too
  std::unordered_set<std::string> made_;
};

/// Fails, and names the path, when the working directory is gone.
Result<std::filesystem::path> full_path(const std::filesystem::path& path);

/// Why nothing can be made beside `target`: the folder that is missing goes before what the system says.
Failure fail_to_make(int error_number, const std::filesystem::path& target);

}  // namespace roadstead::site
