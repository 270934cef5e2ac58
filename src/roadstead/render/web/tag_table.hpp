// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "roadstead/render/site.hpp"
#include "roadstead/render/web/html.hpp"

namespace roadstead::render::web {

/// Page `number` (from 1) of a collection's tags, with links to its other pages: those that can be pulled, then the
/// yanked ones.
void append_tag_tables(Html& html, const Site& site, const catalog::Collection& collection, std::size_t number);

}  // namespace roadstead::render::web
