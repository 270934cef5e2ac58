// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "roadstead/catalog/model.hpp"

namespace roadstead::render::web {

/// One tag and where it is.
struct PlacedTag {
  const catalog::Collection* collection = nullptr;
  const catalog::Tag* tag = nullptr;
};

/// The tags in lists that have a time, the newest first, at most so many; of two of one time the first in the catalog
/// goes first.
std::vector<PlacedTag> newest_of(std::span<const catalog::Collection> collections, std::size_t most);

/// The same of each collection's newest tag alone.
std::vector<PlacedTag> newest_of_each(std::span<const catalog::Collection> collections, std::size_t most);

}  // namespace roadstead::render::web
