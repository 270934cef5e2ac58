// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "roadstead/render/site.hpp"
#include "roadstead/render/tag_order.hpp"
#include "roadstead/render/web/html.hpp"

namespace roadstead::render::web {

/// What stands beside a collection's tags: owners, source, licence, its badge and its feed.
void append_side(Html& html, const Site& site, const catalog::Collection& collection, const ShownTag& shown);

}  // namespace roadstead::render::web
