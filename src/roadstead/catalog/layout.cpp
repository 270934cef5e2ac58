// SPDX-License-Identifier: Apache-2.0
#include "roadstead/catalog/layout.hpp"

#include <utility>

namespace roadstead::catalog {

// Cuts the last component off: "a/b/c" gives {"a/b", "c"}, "c" gives {"", "c"}.
static std::pair<std::string_view, std::string_view> cut_last(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  if (slash == path.npos) return {{}, path};
  return {path.substr(0, slash), path.substr(slash + 1)};
}

static Role tag_role(std::string_view file) {
  if (file == "README.md") return Role::tag_readme;
  return file.ends_with(".json") ? Role::tag_document : Role::tag_file;
}

Place classify(std::string_view path) {
  const auto [folder, file] = cut_last(path);
  const auto [above, last] = cut_last(folder);
  const auto [top, middle] = cut_last(above);
  if (folder.empty()) return {};
  // The folder just above the tag's decides, so that a repository may itself be called "manifests".
  if (middle == "manifests" && !top.empty()) return {tag_role(file), top, last};
  if (last == "manifests" && !above.empty()) return {Role::stray, above, {}};
  if (const std::size_t inside = path.find("/manifests/"); inside != path.npos)
    return {Role::stray, path.substr(0, inside), {}};
  if (last == "tags" && !above.empty() && file == "README.md") return {Role::tags_marker, above, {}};
  return {file == "README.md" ? Role::collection_readme : Role::collection_file, folder, {}};
}

}  // namespace roadstead::catalog
