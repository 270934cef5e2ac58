// SPDX-License-Identifier: Apache-2.0
#include "roadstead/render/overview.hpp"

#include <algorithm>
#include <initializer_list>

#include "roadstead/base/text.hpp"
#include "roadstead/catalog/stored_bytes.hpp"
#include "roadstead/render/shortened.hpp"
#include "roadstead/render/tag_order.hpp"

namespace roadstead::render {

using catalog::Catalog;
using catalog::Collection;
using catalog::Tag;

std::string_view owner_of(const Collection& collection) {
  const std::size_t slash = collection.name.find('/');
  return slash == collection.name.npos ? std::string_view() : collection.name.substr(0, slash);
}

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

static std::string_view label_of(const Tag& tag, std::initializer_list<std::string_view> keys) {
  for (const std::string_view key : keys)
    if (const auto found = std::ranges::find(tag.labels, key, &catalog::Label::key); found != tag.labels.end())
      return found->value;
  return {};
}

// A name that stands beside it says as much.
static std::string_view own_description(const Collection& collection) {
  const std::string said = to_lower(trim(collection.description)), name = to_lower(collection.name);
  const bool is_name = said == name || said == name.substr(name.rfind('/') + 1);
  return is_name ? std::string_view() : collection.description;
}

// Every list of collections has it: a label may be as long as a README.
std::string description_of(const Collection& collection, const Tag& tag) {
  constexpr std::size_t limit_bytes = 300;
  if (const auto own = own_description(collection); !own.empty()) return std::string(own);
  const auto text = label_of(tag, {"org.opencontainers.image.description", "org.label-schema.description"});
  return shortened(trim(text), limit_bytes);
}

std::string description_of(const Collection& collection) {
  if (const auto own = own_description(collection); !own.empty()) return std::string(own);
  const Tag* const tag = shown_tag(collection).tag;
  return tag == nullptr ? std::string() : description_of(collection, *tag);
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

}  // namespace roadstead::render
