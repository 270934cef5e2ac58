// SPDX-License-Identifier: Apache-2.0
#include "roadstead/forge/merge_folders.hpp"

#include <algorithm>
#include <set>

namespace roadstead::forge {

namespace {

using Folders = std::map<std::string, Listing>;

std::string folder_of(const std::string& path) {
  const auto slash = path.rfind('/');
  return slash == path.npos ? std::string() : path.substr(0, slash);
}

Folders folders_of(const Listing& files) {
  Folders folders;
  for (const auto& file : files) folders[folder_of(file.first)].insert(file);
  return folders;
}

const Listing& at(const Folders& folders, const std::string& name) {
  static const Listing none;
  const auto found = folders.find(name);
  return found == folders.end() ? none : found->second;
}

}  // namespace

Merged merge_folders(const Listing& before, const Listing& base, const Listing& proposed, const BaseHistory& history) {
  if (history.has_proposal) return {.files = base, .dropped = {}};
  std::vector<Folders> between;
  for (const Listing& state : history.states) between.push_back(folders_of(state));
  const Folders old_folders = folders_of(before), base_folders = folders_of(base), new_folders = folders_of(proposed);
  std::set<std::string> names;
  for (const Folders* folders : {&base_folders, &new_folders})
    for (const auto& [name, files] : *folders) names.insert(name);
  Merged merged;
  for (const std::string& name : names) {
    const Listing &was = at(old_folders, name), &ours = at(base_folders, name), &theirs = at(new_folders, name);
    const auto was_once = [&](const Listing& files) {
      return std::ranges::any_of(between, [&](const Folders& state) { return at(state, name) == files; });
    };
    const auto stayed = [&](const Folders& state) { return at(state, name) == was; };
    const bool is_theirs = ours == was && history.is_known && std::ranges::all_of(between, stayed);
    if (!is_theirs && theirs != was && theirs != ours && !was_once(theirs)) merged.dropped.push_back(name);
    const Listing& kept = is_theirs ? theirs : ours;
    merged.files.insert(kept.begin(), kept.end());
  }
  return merged;
}

}  // namespace roadstead::forge
