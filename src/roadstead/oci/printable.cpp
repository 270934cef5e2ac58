// SPDX-License-Identifier: Apache-2.0
#include "roadstead/oci/printable.hpp"

#include <simdjson.h>

#include <algorithm>

namespace roadstead::oci {

static std::size_t announced_length(unsigned char lead) {
  if (lead < 0x80) return 1;
  if (lead < 0xe0) return 2;
  return lead < 0xf0 ? 3 : 4;
}

// The first character of `text`, or nothing when its bytes are not UTF-8.
static std::string_view first_character(std::string_view text) {
  const std::size_t length = announced_length(static_cast<unsigned char>(text.front()));
  if (length > text.size() || !simdjson::validate_utf8(text.data(), length)) return {};
  return text.substr(0, length);
}

static bool is_control(std::string_view character) {
  const auto first = static_cast<unsigned char>(character[0]);
  if (character.size() == 1) return first < 0x20 || first == 0x7f;
  const auto second = static_cast<unsigned char>(character[1]);
  return first == 0xc2 && second < 0xa0;  // U+0080 to U+009F, which some terminals obey too
}

// U+202A to U+202E and U+2066 to U+2069
static bool turns_direction(std::string_view character) {
  return (character >= "\xe2\x80\xaa" && character <= "\xe2\x80\xae") ||
         (character >= "\xe2\x81\xa6" && character <= "\xe2\x81\xa9");
}

static bool is_layout(std::string_view character) {
  return character == "\n" || character == "\t" || character == "\r";
}

std::string printable(std::string_view text, Lines lines) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const std::string_view character = first_character(text);
    const bool kept = !character.empty() && !turns_direction(character) &&
                      (!is_control(character) || (lines == Lines::many && is_layout(character)));
    if (kept)
      out += character;
    else
      out += '?';
    text.remove_prefix(std::max<std::size_t>(character.size(), 1));
  }
  return out;
}

std::string excerpt(std::string_view text) { return printable(text.substr(0, 80)); }

}  // namespace roadstead::oci
