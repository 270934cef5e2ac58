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

// The unit of both stands once. web/src/bytes.ts writes it alike.
std::string shown_size(const catalog::PullSize& size, const Words& words) {
  if (size.most == 0) return {};
  std::string least = shown_size(size.least, words);
  const std::string most = shown_size(size.most, words);
  if (least == most) return most;
  const std::size_t unit = least.find(' ');
  if (!most.ends_with(least.substr(unit))) return fmt::format(FMT_COMPILE("{} – {}"), least, most);
  least.resize(unit);
  return fmt::format(FMT_COMPILE("{}–{}"), least, most);
}

std::string exact_size(std::uint64_t bytes, const Words& words) {
  return fmt::format(FMT_COMPILE("{} ({} {})"), shown_size(bytes, words), shown_count(bytes, words),
                     words[Word::bytes]);
}

}  // namespace roadstead::render::web
