// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace roadstead::site {

struct ByteRange {
  std::uint64_t first = 0;
  std::uint64_t size_bytes = 0;
};

enum class RangeKind : std::uint8_t { whole, part, unsatisfiable };

struct RangeAnswer {
  RangeKind kind = RangeKind::whole;
  ByteRange range;
};

/// What a Range header asks of a representation of `size_bytes` (RFC 9110 section 14.2). Several ranges, another unit
/// and what cannot be read are ignored, as the specification lets a server do.
RangeAnswer parse_range(std::string_view header, std::uint64_t size_bytes);

}  // namespace roadstead::site
