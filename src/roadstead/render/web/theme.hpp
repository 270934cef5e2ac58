// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "roadstead/render/site.hpp"
#include "roadstead/render/web/html.hpp"
#include "roadstead/render/writer.hpp"

namespace roadstead::render::web {

/// The link to the theme's colours in a page's head; nothing without any.
void append_theme_style(Html& html, const Site& site);

/// Page::path of the logo: the theme's, else ours.
std::string logo_path(const Site& site);

/// The registry's own pages, as links of the bar.
void append_theme_links(Html& html, const Site& site, std::string_view here);

/// Colours, logo and pages that the registry adds.
void theme_pages(Writer& writer);

}  // namespace roadstead::render::web
