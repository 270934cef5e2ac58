// SPDX-License-Identifier: Apache-2.0
#include "roadstead/render/web/heading_id.hpp"

#include <algorithm>
#include <cstdint>

#include "roadstead/base/ascii.hpp"
#include "roadstead/base/text.hpp"

namespace roadstead::render::web {

namespace {

struct Range {
  std::uint32_t first, last;
};
// Punctuation, symbols and pictures, in whole blocks of Unicode: among them are few letters that headings have.
constexpr Range no_letters[] = {{0x80, 0xA9},     {0xAB, 0xB4},       {0xB6, 0xB9},      {0xBB, 0xBF},
                                {0xD7, 0xD7},     {0xF7, 0xF7},       {0x2000, 0x206F},  {0x20A0, 0x20CF},
                                {0x2190, 0x2BFF}, {0x3000, 0x3003},   {0x3008, 0x3020},  {0xFE00, 0xFE0F},
                                {0xFF01, 0xFF0F}, {0x1F000, 0x1FAFF}, {0xE0000, 0xE0FFF}};

std::size_t length_of(unsigned char lead) { return lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4; }

std::uint32_t code_point(std::string_view bytes) {
  const auto byte = [&](std::size_t i) { return static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[i])); };
  std::uint32_t point = bytes.size() == 1 ? byte(0) : byte(0) & (0x7FU >> bytes.size());
  for (std::size_t i = 1; i < bytes.size(); ++i) point = point << 6 | (byte(i) & 0x3F);
  return point;
}

bool is_letter_of_any_script(std::string_view bytes) {
  const std::uint32_t point = code_point(bytes);
  return std::ranges::none_of(no_letters, [&](const Range& r) { return r.first <= point && point <= r.last; });
}

}  // namespace

std::string heading_id(std::string_view text) {
  if (!is_plain_utf8(text)) return {};
  const std::string lower = to_lower(text);
  std::string id;
  for (std::string_view rest = lower; !rest.empty();) {
    const std::string_view one = rest.substr(0, length_of(static_cast<unsigned char>(rest[0])));
    rest.remove_prefix(one.size());
    const char c = one[0];
    if (one.size() > 1 ? is_letter_of_any_script(one) : is_alnum(c) || c == '-' || c == '_') id += one;
    if (c == ' ') id += '-';
  }
  return id;
}

}  // namespace roadstead::render::web
