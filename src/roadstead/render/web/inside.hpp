// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "roadstead/render/site.hpp"
#include "roadstead/render/web/html.hpp"

namespace roadstead::render::web {

/// What is known of the inside of a tag's images: a button that shows it (web/src/contents), and the attached documents
/// to download; nothing of a tag that has none.
void append_inside(Html& html, const Site& site, const catalog::Collection& collection, const catalog::Tag& tag);

/// The origins that the page of this tag fetches attached documents from, with a blank before each; empty where all lie
/// with the site.
std::string origins_of_inside(const Site& site, const catalog::Collection& collection, const catalog::Tag& tag);

}  // namespace roadstead::render::web
