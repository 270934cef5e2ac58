// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "roadstead/base/hex.hpp"
#include "roadstead/base/process.hpp"
#include "roadstead/base/text.hpp"
#include "roadstead/source/git_change.hpp"

namespace roadstead::source {

namespace {

constexpr std::size_t answer_limit = std::size_t{1} << 30;

/// A folder, and what its tree is.
struct Folder {
  std::string path, id;
};

Result<std::string> read_trees(const std::string& repository, const std::vector<Folder>& folders) {
  Command command{.arguments = {"git", "--no-replace-objects", "-C", repository, "cat-file", "--batch", "--buffer"}};
  for (const Folder& folder : folders) command.input += folder.id + "\n";
  return run(command, answer_limit);
}

Failure unreadable(const Folder& folder) {
  return fail(Code::invalid, "git cannot read the folder '{}', want all of the history here", folder.path);
}

// "<mode> <name>\0<bytes of the id>", one after the other (gitformat-pack(5) leaves it to git's own sources).
bool add_folders_in(std::string_view tree, std::size_t id_bytes, const std::string& above, std::vector<Folder>& found) {
  constexpr std::string_view folder_mode = "40000 ";
  while (!tree.empty()) {
    const std::size_t name_end = tree.find('\0'), name = tree.find(' ') + 1;
    if (name == 0 || name_end == tree.npos || tree.size() < name_end + 1 + id_bytes) return false;
    const std::string_view text = tree.substr(name, name_end - name), id = tree.substr(name_end + 1, id_bytes);
    if (tree.starts_with(folder_mode) && text != "manifests")
      found.push_back({above.empty() ? std::string(text) : above + "/" + std::string(text),
                       to_hex({reinterpret_cast<const std::uint8_t*>(id.data()), id.size()})});
    tree.remove_prefix(name_end + 1 + id_bytes);
  }
  return true;
}

// "<id> tree <size>\n<bytes>\n" for each, in the order of the questions.
Result<std::vector<Folder>> folders_in(const std::string& repository, const std::vector<Folder>& above) {
  const auto text = read_trees(repository, above);
  if (!text) return Failure(text.error());
  std::vector<Folder> found;
  std::string_view rest = *text;
  for (const Folder& folder : above) {
    const std::string_view line = rest.substr(0, rest.find('\n'));
    const auto words = split(line, ' ');
    const auto size = words.size() == 3 ? parse_number(words[2]) : std::nullopt;
    if (!size || rest.size() < line.size() + *size + 2) return unreadable(folder);
    if (!add_folders_in(rest.substr(line.size() + 1, *size), words[0].size() / 2, folder.path, found))
      return unreadable(folder);
    rest.remove_prefix(line.size() + *size + 2);
  }
  return found;
}

}  // namespace

Result<std::vector<std::string>> folders_of(const std::string& repository, const std::string& tree, unsigned depth) {
  std::vector<std::string> paths;
  std::vector<Folder> level{{"", tree + "^{tree}"}};
  for (unsigned i = 0; i < depth && !level.empty(); ++i) {
    auto below = folders_in(repository, level);
    if (!below) return Failure(below.error());
    level = std::move(*below);
    for (const Folder& folder : level) paths.push_back(folder.path);
  }
  return paths;
}

}  // namespace roadstead::source
