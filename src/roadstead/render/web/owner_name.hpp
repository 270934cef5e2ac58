// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "roadstead/render/site.hpp"
#include "roadstead/render/web/html.hpp"

namespace roadstead::render::web {

/// The first component of a name that has more than one; else empty: such a collection is nobody's but its own.
std::string_view owner_of(const catalog::Collection& collection);

/// Whether the owner's path is free for a page of its own: no collection has that name.
bool has_owner_page(const Site& site, std::string_view owner);

/// A line above a collection's name that leads to its owner.
void append_owner_crumb(Html& html, const Site& site, const catalog::Collection& collection);

}  // namespace roadstead::render::web
