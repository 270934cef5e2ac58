// SPDX-License-Identifier: Apache-2.0
#include "roadstead/net/encoded.hpp"

#include "roadstead/base/ascii.hpp"

namespace roadstead::net {

std::string encoded(std::string_view text, Slash slash) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (is_alnum(c) || c == '-' || c == '_' || c == '.' || c == '~' || (c == '/' && slash == Slash::keep))
      out += c;
    else
      out.append({'%', digits[byte >> 4U], digits[byte & 15U]});
  }
  return out;
}

}  // namespace roadstead::net
