// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <iterator>
#include <string_view>

namespace roadstead::site {

/// What an ending means below "_/", where no name of a registry can be. A folder's document is HTML.
struct OwnType {
  std::string_view ending, media_type;
};

inline constexpr OwnType own_types[] = {
    {"html", "text/html"},    {"json", "application/json"},     {"css", "text/css"},        {"js", "text/javascript"},
    {"svg", "image/svg+xml"}, {"atom", "application/atom+xml"}, {"xml", "application/xml"}, {"gz", "application/gzip"},
};

/// Empty where the ending is none of them.
inline std::string_view own_type_of(std::string_view file) {
  const std::string_view ending = file.substr(std::min(file.rfind('.'), file.size() - 1) + 1);
  const auto* const found = std::ranges::find(own_types, ending, &OwnType::ending);
  return found == std::end(own_types) ? std::string_view() : found->media_type;
}

}  // namespace roadstead::site
