// SPDX-License-Identifier: Apache-2.0
#include "roadstead/catalog/name_index.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "roadstead/base/text.hpp"
#include "roadstead/catalog/name.hpp"

namespace roadstead::catalog {

template <class Find>
static const Collection* owner_of_path(std::string_view name, Find find) {
  for (const std::string_view owner : names_run_through(name))
    if (const Collection* const found = find(owner)) return found;
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

// By the lower-case name, and of equal ones first the one that is written so. What is written so stands in
// order already, and the few others are merged in.
static std::vector<std::uint32_t> order_by_oci_name(std::span<const Collection> collections) {
  std::vector<std::uint32_t> order, mixed;
  for (std::uint32_t i = 0; i < collections.size(); ++i) (has_upper(collections[i].name) ? mixed : order).push_back(i);
  const auto by_lower = [&](std::uint32_t a, std::uint32_t b) {
    return to_lower(collections[a].name) < to_lower(collections[b].name);
  };
  std::ranges::stable_sort(mixed, by_lower);
  const auto middle = order.insert(order.end(), mixed.begin(), mixed.end());
  std::inplace_merge(order.begin(), middle, order.end(), by_lower);
  return order;
}

void index_oci_names(Catalog& catalog) {
  auto& order = catalog.by_oci_name;
  order = order_by_oci_name(catalog.collections);
  const auto is_taken = [&](std::uint32_t a, std::uint32_t b) {
    if (to_lower(catalog.collections[a].name) != to_lower(catalog.collections[b].name)) return false;
    catalog.collections[b].oci_name_taken = true;
    return true;
  };
  order.erase(std::unique(order.begin(), order.end(), is_taken), order.end());
  drop_oci_paths_through(catalog);
}

}  // namespace roadstead::catalog
