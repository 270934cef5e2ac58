// SPDX-License-Identifier: Apache-2.0
#include "roadstead/base/link.hpp"

#include "roadstead/base/text.hpp"

namespace roadstead {

bool is_safe_link(std::string_view target) {
  if (!is_plain_utf8(target) || target.find_first_of("\t\r\n") != target.npos) return false;  // browsers drop them
  const std::string lower = to_lower(trim(target));
  if (lower.starts_with("https://") || lower.starts_with("http://") || lower.starts_with("mailto:")) return true;
  // Browsers read '\' as '/'.
  return lower.substr(0, lower.find_first_of("/?#")).find(':') == lower.npos && !lower.starts_with("//") &&
         lower.find('\\') == lower.npos;
}

}  // namespace roadstead
