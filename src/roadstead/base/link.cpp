// SPDX-License-Identifier: Apache-2.0
#include "roadstead/base/link.hpp"

#include "roadstead/base/byte_scan.hpp"
#include "roadstead/base/text.hpp"

namespace roadstead {

bool is_safe_link(std::string_view target) {
  const auto is_dropped = [](ByteBlock c) { return (c == '\t') | (c == '\r') | (c == '\n'); };  // by browsers
  if (!is_plain_utf8(target) || has_byte(target, is_dropped)) return false;
  const std::string lower = to_lower(trim(target));
  if (lower.starts_with("https://") || lower.starts_with("http://") || lower.starts_with("mailto:")) return true;
  // Browsers read '\' as '/'.
  return lower.substr(0, lower.find_first_of("/?#")).find(':') == lower.npos && !lower.starts_with("//") &&
         lower.find('\\') == lower.npos;
}

}  // namespace roadstead
