// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "roadstead/render/site.hpp"
#include "roadstead/render/web/html.hpp"

namespace roadstead::render::web {

/// Everything above and below a page's own content.
void begin_page(Html& html, const Site& site, std::string_view title);
void end_page(Html& html, const Site& site);

/// href="…" of a page of this site; `path` as in Page::path.
void append_href(Html& html, const Site& site, std::string_view path);

extern const std::string_view style_sheet;

}  // namespace roadstead::render::web
