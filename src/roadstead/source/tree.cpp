// SPDX-License-Identifier: Apache-2.0
#include "roadstead/source/tree.hpp"

#include <algorithm>
#include <filesystem>

#include "roadstead/source/directory_tree.hpp"
#include "roadstead/source/git_tree.hpp"

namespace roadstead::source {

const BuiltSites& Tree::sites() const {
  static const BuiltSites none;
  return none;
}

namespace fs = std::filesystem;

bool is_outside_registry(std::string_view top_name) {
  // _config.yml is the older registries' settings file.
  return top_name.starts_with('.') || (top_name.starts_with('_') && top_name != "_config.yml");
}

std::ptrdiff_t find(const Tree& tree, std::string_view path) {
  const auto entries = tree.entries();
  const auto at = std::ranges::lower_bound(entries, path, {}, &Entry::path);
  return at != entries.end() && at->path == path ? at - entries.begin() : -1;
}

static bool is_bare_repository(const fs::path& path) {
  std::error_code ignored;
  return fs::is_regular_file(path / "HEAD", ignored) && fs::is_directory(path / "objects", ignored);
}

Result<Location> locate(const std::string& where) {
  std::error_code ignored;
  if (is_bare_repository(where)) return Location{where, "HEAD"};
  if (fs::is_directory(where, ignored)) return Location{where, {}};
  // The last '@' behind a directory: a revision may have one of its own, as main@{yesterday}.
  for (std::size_t at = where.rfind('@'); at != where.npos && at > 0; at = where.rfind('@', at - 1)) {
    if (!fs::is_directory(where.substr(0, at), ignored)) continue;
    if (at + 1 == where.size()) return fail(Code::invalid, "'{}' names no revision, want one behind the '@'", where);
    return Location{where.substr(0, at), where.substr(at + 1)};
  }
  if (fs::exists(where, ignored))
    return fail(Code::invalid, "registry '{}' is a file, want a directory or REPOSITORY@REVISION", where);
  return fail(Code::not_found, "registry '{}' is not there, want a directory or REPOSITORY@REVISION", where);
}

Result<std::unique_ptr<Tree>> open_tree(const std::string& where, unsigned jobs) {
  auto location = locate(where);
  if (!location) return Failure(location.error());
  if (location->revision.empty()) return open_directory_tree(location->path, jobs);
  return open_git_tree(location->path, location->revision);
}

}  // namespace roadstead::source
