// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "roadstead/render/site.hpp"
#include "roadstead/render/web/html.hpp"

namespace roadstead::render::web {

/// Page::path of an owner's first page: where a visitor looks who cuts a collection's address, unless a collection has
/// that very name.
std::string owner_path(const Site& site, std::string_view owner);

/// A line above a collection's name that leads to its owner.
void append_owner_crumb(Html& html, const Site& site, const catalog::Collection& collection);

}  // namespace roadstead::render::web
