// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "roadstead/render/site.hpp"
#include "roadstead/render/web/html.hpp"

namespace roadstead::render::web {

/// What stands in the head of a page, and what search engines and chats show of it.
struct Head {
  std::string_view title;          ///< the registry's own title stands behind it
  std::string_view path;           ///< as Page::path; empty of home
  std::string_view description{};  ///< one line, plain text
  std::string_view feed{};         ///< Page::path of the feed of what the page shows
  std::string_view origins{};      ///< that scripts may fetch from besides the site, with a blank before each
  bool is_listed = true;           ///< search engines may show it
};

/// Everything above and below a page's own content.
void begin_page(Html& html, const Site& site, const Head& head);
void end_page(Html& html, const Site& site);

/// href="…" of a page of this site; `path` as in Page::path.
void append_href(Html& html, const Site& site, std::string_view path);

/// Html over `out` in the registry's language.
inline Html html_of(std::string& out, const Site& site) { return Html(out, Words::of(site.catalog.settings.language)); }

}  // namespace roadstead::render::web
