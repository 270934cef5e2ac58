// SPDX-License-Identifier: Apache-2.0
#include "roadstead/recipe/work_files.hpp"

#include <system_error>
#include <vector>

#include "roadstead/base/file.hpp"
#include "roadstead/base/process.hpp"
#include "roadstead/base/text.hpp"

namespace roadstead::recipe {

namespace fs = std::filesystem;

namespace {

using Files = std::set<std::string>;

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

bool is_in_hidden_folder(std::string_view path) {
  const std::string_view folder = path.substr(0, path.rfind('/') + 1);
  return folder.starts_with('.') || folder.find("/.") != folder.npos;
}

fs::file_type type_of(const fs::path& path) {
  std::error_code none;
  return fs::symlink_status(path, none).type();
}

bool is_file_or_link(fs::file_type type) { return type == fs::file_type::regular || type == fs::file_type::symlink; }

// git lists what is committed although it is gone, and submodules.
Result<Files> list_by_git(const fs::path& folder) {
  auto listing =
      run({.arguments = {"git", "-C", folder.string(), "ls-files", "-z", "--cached", "--others", "--exclude-standard"}},
          listing_limit);
  if (!listing) return Failure(listing.error());
  Files files;
  for (const std::string_view path : split(*listing, '\0'))
    if (!path.empty() && is_file_or_link(type_of(folder / path))) files.emplace(path);
  return files;
}

// As git reads it: a folder of what some program made there writes this into itself.
bool ignores_itself(const fs::path& folder) {
  const auto text = read_file(folder / ".gitignore", 100);
  return text && trim(*text) == "*";
}

Result<Files> walk(const fs::path& folder) try {
  Files files;
  for (fs::recursive_directory_iterator at(folder), end; at != end; ++at) {
    const auto type = at->symlink_status().type();
    if (type == fs::file_type::directory && ignores_itself(at->path())) at.disable_recursion_pending();
    if (is_file_or_link(type)) files.insert(at->path().lexically_relative(folder).generic_string());
  }
  return files;
} catch (const fs::filesystem_error& e) {
  return fail_errno(e.code().value(), e.path1().string());
}

}  // namespace

Result<Files> tree_files(const fs::path& folder) {
  auto files = is_below_git(folder) ? list_by_git(folder) : walk(folder);
  if (!files) return wrap(files.error(), "listing '" + folder.string() + "'");
  return files;
}

Result<Files> work_files(const fs::path& folder) {
  auto files = tree_files(folder);
  if (!files) return files;
  std::erase_if(*files, [&](const std::string& path) {
    return is_in_hidden_folder(path) || type_of(folder / path) != fs::file_type::regular;
  });
  return files;
}

}  // namespace roadstead::recipe
