// SPDX-License-Identifier: Apache-2.0
#include "roadstead/site/folders.hpp"

#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <string_view>
#include <vector>

namespace roadstead::site {

Result<void> Folders::make_for(std::string& path) {
  const std::string_view folder = std::string_view(path).substr(0, std::min(path.rfind('/'), path.size()));
  if (folder == last_) return {};
  last_ = folder;
  constexpr std::size_t memory = 4096;
  if (made_.size() > memory) made_.clear();
  std::vector<std::size_t> missing;  // ends of folders, the deepest first
  for (std::size_t end = path.rfind('/'); end != path.npos && end > 0; end = path.rfind('/', end - 1)) {
    if (!made_.insert(path.substr(0, end)).second) break;
    missing.push_back(end);
  }
  for (; !missing.empty(); missing.pop_back()) {
    const std::size_t end = missing.back();
    path[end] = '\0';
    const int error = ::mkdirat(root_, path.c_str(), 0755) == 0 ? 0 : errno;
    path[end] = '/';
    if (error != 0 && error != EEXIST) return fail_errno(error, path);  // a full disk, which opening would not tell
  }
  return {};
}

Failure fail_to_make(int error_number, const std::filesystem::path& target) {
  const std::filesystem::path folder = std::filesystem::absolute(target).parent_path();
  if (error_number == ENOENT)
    return fail(Code::not_found, "there is no folder '{}', want one to write '{}' in", folder.string(),
                target.filename().string());
  return fail_errno(error_number, target.string());
}

}  // namespace roadstead::site
