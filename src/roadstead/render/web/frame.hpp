// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace roadstead::render {
struct Site;
}

namespace roadstead::render::web {

/// What is the same on every page of a site, as HTML. Made once: tags alone can be a million pages.
struct Frame {
  std::string assets;        ///< of the head: styles, scripts, icon
  std::string brand;         ///< the bar up to its links
  std::string links;         ///< of the bar, on a page that none of them leads to
  std::string theme_button;  ///< the end of the bar
  std::string banner;        ///< the theme's words above the content
  std::string footer;
};

/// The frame of the site's pages. From any thread.
const Frame& kept_frame(const Site& site);

/// The bar's links, on the page at `here` (as Page::path).
std::string bar_links(const Site& site, std::string_view here);

}  // namespace roadstead::render::web
