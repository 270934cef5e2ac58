// SPDX-License-Identifier: Apache-2.0
#include "roadstead/recipe/duration.hpp"

#include "roadstead/base/text.hpp"

namespace roadstead::recipe {

static std::uint64_t seconds_in(char unit) {
  switch (unit) {
    case 's': return 1;
    case 'm': return 60;
    case 'h': return 3600;
    default: return 0;
  }
}

std::optional<std::chrono::seconds> parse_duration(std::string_view text) {
  constexpr std::uint64_t longest = 30 * 24 * 3600;
  if (text.empty()) return std::nullopt;
  const auto number = parse_number(text.substr(0, text.size() - 1));
  const std::uint64_t unit = seconds_in(text.back());
  if (!number || *number == 0 || unit == 0 || *number > longest / unit) return std::nullopt;
  return std::chrono::seconds(*number * unit);
}

}  // namespace roadstead::recipe
