// SPDX-License-Identifier: Apache-2.0
#include "roadstead/catalog/name_index.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "roadstead/base/text.hpp"

namespace roadstead::catalog {

// The collection whose own pages a longer name runs through: "a/b" of "a/b/tags/c".
template <class Find>
static const Collection* owner_of_path(std::string_view name, Find find) {
  for (const std::string_view folder : {"/manifests", "/tags"})
    for (std::size_t at = name.find(folder); at != name.npos; at = name.find(folder, at + 1)) {
      const std::size_t end = at + folder.size();
      if (end == name.size() || name[end] == '/')
        if (const Collection* const owner = find(name.substr(0, at))) return owner;
    }
  return nullptr;
}

void drop_colliding_paths(Catalog& catalog, Findings& findings) {
  const Catalog& all = catalog;
  std::vector<Collection> kept;
  for (const Collection& collection : all.collections) {
    if (const Collection* const owner =
            owner_of_path(collection.name, [&](std::string_view name) { return all.find(name); }))
      findings.push_back({std::string(collection.name), 0, 0, Severity::error, "name-collision",
                          fmt::format("the name runs through the pages of '{}'", owner->name)});
    else
      kept.push_back(collection);
  }
  catalog.collections = std::move(kept);
}

// In lower case a longer name may run through the pages of a shorter one that it passes by as written.
static void drop_oci_paths_through(Catalog& catalog) {
  for (const std::uint32_t i : catalog.by_oci_name) {
    const std::string lower = to_lower(catalog.collections[i].name);
    const Collection* const owner = owner_of_path(lower, [&](std::string_view name) { return catalog.find_oci(name); });
    catalog.collections[i].oci_name_taken = owner != nullptr;
  }
  std::erase_if(catalog.by_oci_name, [&](std::uint32_t i) { return catalog.collections[i].oci_name_taken; });
}

void index_oci_names(Catalog& catalog) {
  auto& order = catalog.by_oci_name;
  std::vector<std::string> lower;
  for (const Collection& collection : catalog.collections) lower.push_back(to_lower(collection.name));
  order.resize(lower.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
  std::ranges::sort(order, [&](std::uint32_t a, std::uint32_t b) {
    const auto key = [&](std::uint32_t i) {
      return std::tuple(std::string_view(lower[i]), has_upper(catalog.collections[i].name), i);
    };
    return key(a) < key(b);
  });
  const auto is_taken = [&](std::uint32_t a, std::uint32_t b) {
    if (lower[a] != lower[b]) return false;
    catalog.collections[b].oci_name_taken = true;
    return true;
  };
  order.erase(std::unique(order.begin(), order.end(), is_taken), order.end());
  drop_oci_paths_through(catalog);
}

}  // namespace roadstead::catalog
