// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace roadstead::catalog {

/// A page that the registry adds: theme/pages/<name>.md.
struct ThemePage {
  std::string name;   ///< a component of a path
  std::string title;  ///< its first heading, else its name
  std::string markdown;
};

/// How a registry wants its pages to look (docs/registry-format.md, "Theme"). All of it may be absent.
struct Theme {
  /// Custom property of the style sheet, without "--" → colour as "#rrggbb"; by day and by night.
  std::vector<std::pair<std::string, std::string>> colours, dark;
  std::string logo;              ///< the bytes of theme/logo.svg or theme/logo.png
  std::string logo_ending;       ///< "svg" or "png"
  std::string header, footer;    ///< Markdown
  std::vector<ThemePage> pages;  ///< sorted by name
};

}  // namespace roadstead::catalog
