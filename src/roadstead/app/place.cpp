// SPDX-License-Identifier: Apache-2.0
#include "roadstead/app/place.hpp"

#include <algorithm>

#include "roadstead/app/registry.hpp"

namespace roadstead::app {

// "manifests/" at the top makes it a collection itself, even when a longer name runs through it.
bool is_registry(const source::Tree& tree) {
  if (has_settings(tree)) return true;
  const auto is_own_tag = [](const source::Entry& entry) { return entry.path.starts_with("manifests/"); };
  return std::ranges::none_of(tree.entries(), is_own_tag) && has_tag(tree);
}

Result<Place> find_place(const std::string& first, const std::string& second, unsigned jobs) {
  if (first.empty()) return Place{};
  if (!second.empty()) return Place{first, second};
  const auto location = source::locate(first);
  if (!location && location.error().code != Code::not_found) return Failure(location.error());
  if (!location) return Place{".", first, true};
  if (!location->revision.empty()) return Place{first, ""};
  auto tree = source::open_tree(first, jobs);
  if (!tree) return Failure(tree.error());
  return is_registry(**tree) ? Place{first, ""} : Place{".", first, true};
}

}  // namespace roadstead::app
