// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "roadstead/catalog/model.hpp"

namespace roadstead::render {

/// The first component of a name that has more than one; else empty: such a collection is nobody's but its own.
std::string_view owner_of(const catalog::Collection& collection);

/// Collections that lie side by side in the catalog, because their names begin with one owner.
struct OwnerSpan {
  std::string_view name;  ///< empty of collections whose name has one component
  std::span<const catalog::Collection> collections;
};

/// In the order of the catalog; what stands alone between them has no owner.
std::vector<OwnerSpan> owners_of(const catalog::Catalog& catalog);

/// Of tags that are not yanked.
struct Overview {
  std::uint64_t tags = 0;
  std::uint64_t bytes = 0;  ///< catalog::StoredBytes of them
};
Overview overview_of(std::span<const catalog::Collection> collections);

/// The collections of one owner; none where the name is nobody's.
OwnerSpan find_owner(const catalog::Catalog& catalog, std::string_view owner);

/// What the collection says of itself, else what the label of its shown tag does, shortened; empty where neither does,
/// and where that is no more than its name.
std::string description_of(const catalog::Collection& collection);
/// The same with the label of `tag`, which takes no look at all the others.
std::string description_of(const catalog::Collection& collection, const catalog::Tag& tag);

}  // namespace roadstead::render
