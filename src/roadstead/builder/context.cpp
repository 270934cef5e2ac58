// SPDX-License-Identifier: Apache-2.0
#include "roadstead/builder/context.hpp"

#include <system_error>
#include <vector>

#include "roadstead/base/file.hpp"

namespace roadstead::builder {

namespace fs = std::filesystem;

namespace {

constexpr std::uint64_t ignore_limit = 1 << 20;

// An ignore file beside the Dockerfile comes before those of the context; of two beside it buildah takes Docker's.
std::vector<fs::path> ignore_files(const BuildRequest& request, IgnoreNames names) {
  const fs::path recipe = request.folder / request.recipe, context = request.folder / context_of(request.recipe);
  if (names == IgnoreNames::docker) return {recipe.string() + ".dockerignore", context / ".dockerignore"};
  return {recipe.string() + ".dockerignore", recipe.string() + ".containerignore", context / ".containerignore",
          context / ".dockerignore"};
}

Result<std::string> own_patterns(const BuildRequest& request, IgnoreNames names) {
  std::error_code none;
  for (const fs::path& file : ignore_files(request, names))
    if (fs::exists(file, none)) return read_file(file, ignore_limit);
  return std::string();
}

// The hidden folder from within `folder`; empty when it lies elsewhere.
std::string hidden_in(const BuildRequest& request, const fs::path& folder) {
  std::error_code none;
  if (request.hidden.empty()) return {};
  const fs::path path =
      fs::weakly_canonical(request.hidden, none).lexically_relative(fs::weakly_canonical(folder, none));
  const bool is_below = !path.empty() && path != "." && *path.begin() != "..";
  return is_below ? path.generic_string() : std::string();
}

// From the context's top, and no glob (Go's filepath.Match).
std::string pattern_of(const std::string& path) {
  std::string pattern = "/";
  for (const char c : path) {
    if (std::string_view("*?[]\\").find(c) != std::string_view::npos) pattern += '\\';
    pattern += c;
  }
  return pattern;
}

// The kernel refuses a link across file systems, and to what somebody else owns.
void link_or_copy(const fs::path& from, const fs::path& to) {
  std::error_code refused;
  fs::create_hard_link(from, to, refused);
  if (refused) fs::copy_file(from, to);
}

void take(const fs::directory_entry& entry, const fs::path& to) {
  switch (entry.symlink_status().type()) {
    case fs::file_type::directory: fs::create_directory(to, entry.path()); break;  // with its mode
    case fs::file_type::symlink: fs::copy_symlink(entry.path(), to); break;
    case fs::file_type::regular: link_or_copy(entry.path(), to); break;
    default: break;  // a socket is nothing to build from
  }
}

}  // namespace

std::string context_of(const std::string& recipe) {
  const std::size_t slash = recipe.rfind('/');
  return slash == recipe.npos ? "." : recipe.substr(0, slash);  // "" is no folder to docker and buildah
}

Result<std::optional<std::string>> context_ignore(const BuildRequest& request, IgnoreNames names) {
  const std::string hidden = hidden_in(request, request.folder / context_of(request.recipe));
  if (hidden.empty()) return std::nullopt;
  auto patterns = own_patterns(request, names);
  if (!patterns) return Failure(patterns.error());
  return *patterns + "\n" + pattern_of(hidden) + "\n";  // the last pattern that matches decides
}

Result<VisibleTree> VisibleTree::make(const BuildRequest& request, const fs::path& place) try {
  const fs::path hidden = request.folder / hidden_in(request, request.folder);
  fs::create_directory(place);
  VisibleTree tree(place);
  for (fs::recursive_directory_iterator at(request.folder), end; at != end; ++at) {
    if (at->path() == hidden)
      at.disable_recursion_pending();
    else
      take(*at, place / at->path().lexically_relative(request.folder));
  }
  return tree;
} catch (const fs::filesystem_error& e) {
  return fail_errno(e.code().value(), "copying '" + e.path1().string() + "'");
}

VisibleTree::~VisibleTree() {
  std::error_code none;
  if (!path_.empty()) fs::remove_all(path_, none);
}

}  // namespace roadstead::builder
