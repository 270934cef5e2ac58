// SPDX-License-Identifier: Apache-2.0
#include "roadstead/catalog/outline.hpp"

#include <algorithm>
#include <tuple>

#include "roadstead/catalog/layout.hpp"

namespace roadstead::catalog {

static void add_tag_file(std::vector<TagOutline>& tags, const Place& place, std::uint32_t index) {
  if (tags.empty() || tags.back().collection != place.collection || tags.back().tag != place.tag)
    tags.push_back({place.collection, place.tag, index, index});
  tags.back().last = index + 1;
}

// Walks the sorted tags and the sorted READMEs side by side; either alone makes a collection.
static std::vector<CollectionOutline> join(const std::vector<TagOutline>& tags,
                                           const std::vector<CollectionOutline>& readmes) {
  std::vector<CollectionOutline> joined;
  auto tag = tags.begin();
  auto readme = readmes.begin();
  while (tag != tags.end() || readme != readmes.end()) {
    const bool readme_first = tag == tags.end() || (readme != readmes.end() && readme->name < tag->collection);
    CollectionOutline collection{readme_first ? readme->name : tag->collection, -1, {}};
    if (readme != readmes.end() && readme->name == collection.name) collection.readme = (readme++)->readme;
    const auto begin = tag;
    while (tag != tags.end() && tag->collection == collection.name) ++tag;
    collection.tags = {begin, tag};
    joined.push_back(collection);
  }
  return joined;
}

Outline outline(std::span<const source::Entry> entries) {
  Outline result;
  std::vector<CollectionOutline> readmes;
  for (const source::Entry& entry : entries) {
    const Place place = classify(entry.path);
    if (place.role == Role::collection_readme) readmes.push_back({place.collection, entry.index, {}});
    if (!place.tag.empty()) add_tag_file(result.tags, place, entry.index);
  }
  // A nested collection ("a/b" in "a") sorts between its parent's files, and '-' before '/'.
  std::ranges::stable_sort(result.tags, [](const TagOutline& a, const TagOutline& b) {
    return std::tie(a.collection, a.tag) < std::tie(b.collection, b.tag);
  });
  std::ranges::stable_sort(readmes, {}, &CollectionOutline::name);
  result.collections = join(result.tags, readmes);
  return result;
}

}  // namespace roadstead::catalog
