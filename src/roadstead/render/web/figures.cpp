// SPDX-License-Identifier: Apache-2.0
#include "roadstead/render/web/figures.hpp"

#include <fmt/compile.h>

#include "roadstead/base/text.hpp"

namespace roadstead::render::web {

std::string shown_count(std::uint64_t count, const Words& words) {
  std::string digits;
  append_number(digits, count);
  for (std::size_t at = digits.size(); at > 3;) digits.insert(at -= 3, words[Word::digit_group]);
  return digits;
}

std::string shown_size(std::optional<std::uint64_t> bytes, const Words& words) {
  if (!bytes) return std::string(words[Word::unknown]);
  std::string text = human_size(*bytes);
  if (const std::size_t point = text.find('.'); point != text.npos) text.replace(point, 1, words[Word::decimal_mark]);
  return text;
}

std::string exact_size(std::uint64_t bytes, const Words& words) {
  return fmt::format(FMT_COMPILE("{} ({} {})"), shown_size(bytes, words), shown_count(bytes, words),
                     words[Word::bytes]);
}

}  // namespace roadstead::render::web
