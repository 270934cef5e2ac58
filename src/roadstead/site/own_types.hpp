// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>

namespace roadstead::site {

/// What an ending means below "_/" and of files at the top, where no name of a registry can be. A folder's document is
/// HTML.
struct OwnType {
  std::string_view ending, media_type;
  bool has_charset = false;  ///< it is said with the type: UTF-8
};

inline constexpr OwnType own_types[] = {
    {"html", "text/html", true},      {"json", "application/json"}, {"css", "text/css"},
    {"js", "text/javascript"},        {"svg", "image/svg+xml"},     {"png", "image/png"},
    {"atom", "application/atom+xml"}, {"xml", "application/xml"},   {"gz", "application/gzip"},
    {"txt", "text/plain", true},
};

/// A feed in JSON has a type of its own (JSON Feed 1.1, "Discovery"), and the ending of all others.
inline constexpr std::string_view feed_ending = "/feed.json", feed_type = "application/feed+json";

/// Empty where the ending is none of them.
inline std::string own_type_of(std::string_view file) {
  if (file.ends_with(feed_ending)) return std::string(feed_type);
  const std::string_view ending = file.substr(file.rfind('.') + 1);
  const auto* const found = std::ranges::find(own_types, ending, &OwnType::ending);
  if (found == std::end(own_types)) return {};
  return std::string(found->media_type) + (found->has_charset ? "; charset=utf-8" : "");
}

}  // namespace roadstead::site
