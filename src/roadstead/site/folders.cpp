// SPDX-License-Identifier: Apache-2.0
#include "roadstead/site/folders.hpp"

#include <fcntl.h>
#include <sys/stat.h>

#include <cerrno>
#include <string_view>
#include <vector>

namespace roadstead::site {

Result<Folders::Place> Folders::make_for(std::string& path) {
  const std::size_t slash = path.rfind('/');
  if (slash == path.npos) return Place{root_, path.c_str()};
  const std::string_view folder = std::string_view(path).substr(0, slash);
  if (folder == last_) {
    // A short way for the files that follow. Where it cannot be opened, the whole path says why.
    if (!open_) open_ = FileHandle(::openat(root_, last_.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC));
    return open_ ? Place{open_.get(), path.c_str() + slash + 1} : Place{root_, path.c_str()};
  }
  if (auto made = make_all(path, slash); !made) return Failure(made.error());
  last_ = folder;
  open_ = FileHandle();
  return Place{root_, path.c_str()};
}

void Folders::leave() {
  last_.clear();
  open_ = FileHandle();
}

Folders::Place Folders::find(const std::string& path) const {
  const std::size_t slash = path.rfind('/');
  const bool is_beside = open_ && slash == last_.size() && path.starts_with(last_);
  return is_beside ? Place{open_.get(), path.c_str() + slash + 1} : Place{root_, path.c_str()};
}

// The folder that `path` has up to `end`, and those above it.
Result<void> Folders::make_all(std::string& path, std::size_t end) {
  constexpr std::size_t memory = 4096;
  if (made_.size() > memory) made_.clear();
  std::vector<std::size_t> missing;  // ends of folders, the deepest first
  for (; end != path.npos && end > 0; end = path.rfind('/', end - 1)) {
    if (made_.contains(std::string_view(path).substr(0, end))) break;
    missing.push_back(end);
  }
  for (; !missing.empty(); missing.pop_back())
    if (auto made = make(path, missing.back()); !made) return made;
  return {};
}

// One folder, which `path` has up to `end`: remembered when it is there, for the next file may find room again.
Result<void> Folders::make(std::string& path, std::size_t end) {
  path[end] = '\0';
  const int error = ::mkdirat(root_, path.c_str(), 0755) == 0 ? 0 : errno;
  path[end] = '/';
  if (error != 0 && error != EEXIST) return fail_errno(error, path);  // a full disk, which opening would not tell
  made_.insert(path.substr(0, end));
  return {};
}

Result<std::filesystem::path> full_path(const std::filesystem::path& path) {
  std::error_code error;
  auto whole = std::filesystem::absolute(path, error);
  if (error) return fail(Code::unavailable, "{}: the working directory: {}", path.string(), error.message());
  return whole;
}

Failure fail_to_make(int error_number, const std::filesystem::path& target) {
  const auto whole = full_path(target);
  if (!whole) return Failure(whole.error());
  if (error_number == ENOENT)
    return fail(Code::not_found, "there is no folder '{}', want one to write '{}' in", whole->parent_path().string(),
                target.filename().string());
  return fail_errno(error_number, target.string());
}

}  // namespace roadstead::site
