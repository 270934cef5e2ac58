// SPDX-License-Identifier: Apache-2.0
#include "roadstead/render/shortened.hpp"

namespace roadstead::render {

std::string_view up_to(std::string_view text, std::size_t limit) {
  if (text.size() <= limit) return text;
  while (limit > 0 && (text[limit] & '\xC0') == '\x80') --limit;
  return text.substr(0, limit);
}

std::string shortened(std::string_view text, std::size_t limit) {
  if (text.size() <= limit) return std::string(text);
  constexpr std::string_view dots = "…";
  return std::string(up_to(text, limit - dots.size())).append(dots);
}

}  // namespace roadstead::render
