// SPDX-License-Identifier: Apache-2.0
#include "roadstead/site/range.hpp"

#include <algorithm>

#include "roadstead/base/text.hpp"

namespace roadstead::site {

// "-500": the last 500 bytes.
static RangeAnswer last_bytes(std::string_view count, std::uint64_t size_bytes) {
  const auto n = parse_number(count);
  if (!n) return {};
  if (*n == 0 || size_bytes == 0) return {RangeKind::unsatisfiable, {}};
  const std::uint64_t size = std::min(*n, size_bytes);
  return {RangeKind::part, {size_bytes - size, size}};
}

RangeAnswer parse_range(std::string_view header, std::uint64_t size_bytes) {
  constexpr std::string_view unit = "bytes=";
  if (!header.starts_with(unit)) return {};
  const std::string_view range = trim(header.substr(unit.size()));
  const std::size_t dash = range.find('-');
  if (dash == range.npos || range.find(',') != range.npos) return {};
  if (dash == 0) return last_bytes(range.substr(1), size_bytes);
  const auto first = parse_number(range.substr(0, dash));
  const std::string_view end = range.substr(dash + 1);
  const auto last = end.empty() ? std::optional<std::uint64_t>(~std::uint64_t{0}) : parse_number(end);
  if (!first || !last || *last < *first) return {};
  if (*first >= size_bytes) return {RangeKind::unsatisfiable, {}};
  return {RangeKind::part, {*first, std::min(*last, size_bytes - 1) - *first + 1}};
}

}  // namespace roadstead::site
