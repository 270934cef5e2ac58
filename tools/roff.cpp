// SPDX-License-Identifier: Apache-2.0
#include "roff.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>

namespace roadstead::reference {

// '-' would become a hyphen, which nobody can paste into a shell; so would the quotes and accents.
static std::string_view escape(char c) {
  switch (c) {
    case '\\': return "\\(rs";
    case '-': return "\\-";
    case '\'': return "\\(aq";
    case '`': return "\\(ga";
    case '^': return "\\(ha";
    case '~': return "\\(ti";
    case '"': return "\\(dq";
    default: return {};
  }
}

// Takes one code point off well-formed UTF-8 whose first byte is not ASCII.
static std::uint32_t take_code_point(std::string_view& text) {
  const auto first = static_cast<unsigned char>(text[0]);
  const std::size_t size = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
  std::uint32_t point = first & (0xFFU >> (size + 1));
  for (std::size_t i = 1; i < size && i < text.size(); ++i)
    point = point << 6 | (static_cast<unsigned char>(text[i]) & 0x3FU);
  text.remove_prefix(std::min(size, text.size()));
  return point;
}

std::string roff(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const char c = text[0];
    if (static_cast<unsigned char>(c) >= 0x80) {
      out += fmt::format("\\[u{:04X}]", take_code_point(text));
      continue;
    }
    const bool begins_line = out.empty() || out.back() == '\n';
    if (begins_line && c == '.') out += "\\&";
    const std::string_view escaped = escape(c);
    out += escaped.empty() ? std::string_view(&c, 1) : escaped;
    text.remove_prefix(1);
  }
  return out;
}

std::string roff_argument(std::string_view text) { return "\"" + roff(text) + "\""; }

}  // namespace roadstead::reference
