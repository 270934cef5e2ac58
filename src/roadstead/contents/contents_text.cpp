// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "roadstead/base/text.hpp"
#include "roadstead/contents/document.hpp"
#include "roadstead/oci/printable.hpp"

namespace roadstead::contents {

namespace {

constexpr std::size_t folders_shown = 10;

struct SizedFolder {
  std::string path;
  std::uint64_t bytes;
};

// The folders in the root, and those in them: what people know by name.
std::vector<SizedFolder> sized_folders(const FileTree& tree) {
  std::vector<SizedFolder> folders;
  const auto add = [&](const std::string& path, const Node& node) {
    if (node.kind != image::FileKind::folder) return false;
    folders.push_back({path, tree.totals_of(node).bytes});
    return true;
  };
  const Node& root = tree.nodes().front();
  for (std::size_t i = 0; i < root.children; ++i) {
    const Node& folder = tree.child(root, i);
    const std::string path = "/" + std::string(folder.name);
    if (!add(path, folder)) continue;
    for (std::size_t j = 0; j < folder.children; ++j) {
      const Node& below = tree.child(folder, j);
      add(path + "/" + std::string(below.name), below);
    }
  }
  return folders;
}

std::string names_of(const std::vector<Script>& scripts) {
  std::vector<std::string_view> names;
  for (const Script& script : scripts) names.push_back(script.name);
  return fmt::format("{}", fmt::join(names, ", "));
}

template <class Line>
void config_lines(const Contents& contents, Line line) {
  const image::RunConfig& config = contents.config;
  const auto several = [](std::size_t count, std::string_view what) {
    return count == 0 ? std::string() : fmt::format("{} {}{}", count, what, count == 1 ? "" : "s");
  };
  line("entrypoint", fmt::format("{}", fmt::join(config.entrypoint, " ")));
  line("command", fmt::format("{}", fmt::join(config.command, " ")));
  line("folder", config.working_folder);
  line("user", config.user);
  line("ports", fmt::format("{}", fmt::join(config.ports, ", ")));
  line("environment", several(config.environment.size(), "variable"));
  line("scripts", names_of(contents.scripts));
  line("labels", several(config.labels.size(), "label"));
  line("definition", several(config.definition ? split(trim(*config.definition), '\n').size() : 0, "line"));
}

}  // namespace

std::string to_text(const Contents& contents) {
  std::string out;
  const auto line = [&](std::string_view name, std::string_view value) {
    if (!value.empty()) out += fmt::format("{:<12} {}\n", name, value);
  };
  const Totals totals = contents.tree.totals_of(contents.tree.nodes().front());
  line("system", contents.system.name);
  config_lines(contents, [&](std::string_view name, std::string_view value) { line(name, oci::printable(value)); });
  line("files", fmt::format("{} in {} folders, {}", totals.files, totals.folders, human_size(totals.bytes)));
  std::map<std::string_view, std::size_t> types;
  for (const Package& package : contents.packages) ++types[package.type];
  for (const auto& [type, count] : types) line(type, fmt::format("{} package{}", count, count == 1 ? "" : "s"));
  if (types.empty()) line("packages", "none that a package manager knows");
  auto folders = sized_folders(contents.tree);
  std::ranges::sort(folders, [](const SizedFolder& a, const SizedFolder& b) {
    return std::tie(b.bytes, a.path) < std::tie(a.bytes, b.path);
  });
  folders.resize(std::min(folders.size(), folders_shown));
  for (const SizedFolder& folder : folders) line(human_size(folder.bytes), folder.path);
  for (const std::string& note : contents.notes) line("note", note);
  return out;
}

}  // namespace roadstead::contents
