// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "roadstead/render/overview.hpp"
#include "roadstead/render/writer.hpp"

// What the map of sizes is drawn from (web/src/sizes.ts): one file for the owners, one for each owner's collections and
// their tags. Each names the largest and sums up the rest, so none grows with the registry.
namespace roadstead::render::web {

void put_sizes(Writer& writer, const OwnerSpan& owner);
void put_sizes(Writer& writer, std::span<const OwnerSpan> all);

}  // namespace roadstead::render::web
