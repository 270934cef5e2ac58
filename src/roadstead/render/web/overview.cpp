// SPDX-License-Identifier: Apache-2.0
#include "roadstead/render/web/overview.hpp"

#include <algorithm>

#include "roadstead/catalog/stored_bytes.hpp"
#include "roadstead/render/web/owner_name.hpp"

namespace roadstead::render::web {

using catalog::Catalog;
using catalog::Collection;
using catalog::Tag;

std::vector<OwnerSpan> owners_of(const Catalog& catalog) {
  std::vector<OwnerSpan> owners;
  const auto& all = catalog.collections;
  for (std::size_t begin = 0; begin < all.size();) {
    const std::string_view owner = owner_of(all[begin]);
    std::size_t end = begin + 1;
    while (end < all.size() && owner_of(all[end]) == owner) ++end;
    owners.push_back({owner, std::span(all).subspan(begin, end - begin)});
    begin = end;
  }
  return owners;
}

// "owner/" and all that begins so stand side by side; '0' is what follows '/'.
OwnerSpan find_owner(const Catalog& catalog, std::string_view owner) {
  const std::string first = std::string(owner) + '/', end = std::string(owner) + '0';
  const auto by_name = [&](const std::string& name) {
    return std::ranges::lower_bound(catalog.collections, std::string_view(name), {}, &Collection::name);
  };
  return {owner, {by_name(first), by_name(end)}};
}

std::string_view license_of(const Tag& tag) {
  for (const std::string_view key : {"org.opencontainers.image.licenses", "org.label-schema.license"})
    if (const auto found = std::ranges::find(tag.labels, key, &catalog::Label::key); found != tag.labels.end())
      return found->value;
  return {};
}

Overview overview_of(std::span<const Collection> collections) {
  Overview all;
  catalog::StoredBytes stored;
  for (const Collection& collection : collections)
    for (const Tag& tag : collection.tags) {
      if (tag.is_yanked()) continue;
      ++all.tags;
      stored.add(tag);
    }
  all.bytes = stored.sum();
  return all;
}

}  // namespace roadstead::render::web
