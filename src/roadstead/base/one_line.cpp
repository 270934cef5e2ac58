// SPDX-License-Identifier: Apache-2.0
#include "roadstead/base/one_line.hpp"

#include <simdjson.h>

namespace roadstead {

static std::size_t announced_length(unsigned char lead) {
  if (lead < 0x80) return 1;
  if (lead < 0xe0) return 2;
  return lead < 0xf0 ? 3 : 4;
}

static bool is_shown(std::string_view character) {
  if (!simdjson::validate_utf8(character.data(), character.size())) return false;
  const auto between = [&](std::string_view first, std::string_view last) {
    return character >= first && character <= last;
  };
  return !(character < " " || between("\x7f", "\xc2\x9f") ||  // controls, those of U+0080 to U+009F too
           between("\xe2\x80\xa8", "\xe2\x80\xae") ||         // ends of lines and of paragraphs, turns of direction
           between("\xe2\x81\xa6", "\xe2\x81\xa9"));          // U+2066 to U+2069: turns of direction
}

std::string one_line(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    std::string_view character = text.substr(0, announced_length(static_cast<unsigned char>(text.front())));
    if (!is_shown(character)) {
      out += '?';
      // what is not UTF-8 may hide a good character behind its first byte
      if (!simdjson::validate_utf8(character.data(), character.size())) character = character.substr(0, 1);
    } else {
      out += character;
    }
    text.remove_prefix(character.size());
  }
  return out;
}

}  // namespace roadstead
