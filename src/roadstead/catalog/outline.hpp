// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "roadstead/source/tree.hpp"

namespace roadstead::catalog {

/// Which files make which tag and collection: the tree sorted into its registry's shape before any
/// file is read. Indexes are places in Tree::entries().
struct TagOutline {
  std::string_view collection;
  std::string_view tag;
  std::uint32_t first = 0, last = 0;  ///< its entries, last excluded; strays may lie among them
};

struct CollectionOutline {
  std::string_view name;
  std::int64_t readme = -1;
  std::span<const TagOutline> tags;
};

struct Outline {
  std::vector<TagOutline> tags;                ///< sorted by collection and tag
  std::vector<CollectionOutline> collections;  ///< sorted by name; some may turn out to be mere folders
};

Outline outline(std::span<const source::Entry> entries);

}  // namespace roadstead::catalog
