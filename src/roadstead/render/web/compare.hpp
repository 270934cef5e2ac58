// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "roadstead/render/site.hpp"
#include "roadstead/render/web/html.hpp"

namespace roadstead::render::web {

/// Two lists of the states of a tag whose contents are known, and a button by which a script shows what differs between
/// two of them (web/src/contents/difference.ts). Nothing where fewer than two are; 100 at most, the newest first.
void append_compare(Html& html, const Site& site, const catalog::Collection& collection, const catalog::Tag& tag);

}  // namespace roadstead::render::web
