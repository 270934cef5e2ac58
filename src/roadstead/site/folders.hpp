// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_set>

#include "roadstead/base/error.hpp"
#include "roadstead/base/file.hpp"

namespace roadstead::site {

/// Makes the folders that files lie in, below one root, and remembers which it made: asking the file system for a
/// folder that is there costs as much as writing a small file.
class Folders {
 public:
  explicit Folders(int root) : root_(root) {}

  /// What a system call names a file by; `name` lies in the path.
  struct Place {
    int folder;
    const char* name;
  };

  /// Makes every folder on the way to the file `path`, and says where that lies. Errors name the path.
  Result<Place> make_for(std::string& path);
  /// Holds no folder open any more: many batches wait until it is their turn.
  void leave();
  /// Where a file that was made before lies.
  Place find(const std::string& path) const;

 private:
  struct Hash : std::hash<std::string_view> {
    using is_transparent = void;
  };

  Result<void> make_all(std::string& path, std::size_t end);
  Result<void> make(std::string& path, std::size_t end);

  int root_;
  std::string last_;  ///< where the last file went: the next one mostly goes there too
  FileHandle open_;   ///< the same, once a second file went there
  std::unordered_set<std::string, Hash, std::equal_to<>> made_;
};

/// Fails, and names the path, when the working directory is gone.
Result<std::filesystem::path> full_path(const std::filesystem::path& path);

/// Why nothing can be made beside `target`: the folder that is missing goes before what the system says.
Failure fail_to_make(int error_number, const std::filesystem::path& target);

}  // namespace roadstead::site
