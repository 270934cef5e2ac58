// SPDX-License-Identifier: Apache-2.0
#include "roadstead/recipe/work_files.hpp"

#include <system_error>
#include <vector>

#include "roadstead/base/process.hpp"
#include "roadstead/base/text.hpp"

namespace roadstead::recipe {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t listing_limit = std::size_t{256} << 20;

// Where git refuses to say (another owner's folder, no git at all), that is an error and not "no": the walk would find
// what is ignored.
bool is_below_git(fs::path folder) {
  std::error_code none;
  folder = fs::canonical(folder, none);
  for (; !folder.empty(); folder = folder.parent_path()) {
    if (fs::exists(folder / ".git", none)) return true;
    if (folder == folder.parent_path()) break;
  }
  return false;
}

bool is_hidden(std::string_view path) {
  const std::string_view folder = path.substr(0, path.rfind('/') + 1);
  return folder.starts_with('.') || folder.find("/.") != folder.npos;
}

bool is_regular(const fs::path& path) {
  std::error_code none;
  return fs::is_regular_file(fs::symlink_status(path, none));
}

// git lists what is committed although it is gone, links, and never what is behind one.
Result<std::set<std::string>> list_by_git(const fs::path& folder) {
  auto listing =
      run({.arguments = {"git", "-C", folder.string(), "ls-files", "-z", "--cached", "--others", "--exclude-standard"}},
          listing_limit);
  if (!listing) return Failure(listing.error());
  std::set<std::string> files;
  for (const std::string_view path : split(*listing, '\0'))
    if (!path.empty() && !is_hidden(path) && is_regular(folder / path)) files.emplace(path);
  return files;
}

Result<std::set<std::string>> walk(const fs::path& folder) try {
  std::set<std::string> files;
  for (fs::recursive_directory_iterator at(folder), end; at != end; ++at) {
    if (at->is_directory() && at->path().filename().string().starts_with('.')) at.disable_recursion_pending();
    if (fs::is_regular_file(at->symlink_status())) files.insert(at->path().lexically_relative(folder).generic_string());
  }
  return files;
} catch (const fs::filesystem_error& e) {
  return fail_errno(e.code().value(), e.path1().string());
}

}  // namespace

Result<std::set<std::string>> work_files(const fs::path& folder) {
  auto files = is_below_git(folder) ? list_by_git(folder) : walk(folder);
  if (!files) return wrap(files.error(), "listing '" + folder.string() + "'");
  return files;
}

}  // namespace roadstead::recipe
