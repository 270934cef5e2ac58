// SPDX-License-Identifier: Apache-2.0
#include "roadstead/forge/draft_mark.hpp"

#include "roadstead/base/text.hpp"

namespace roadstead::forge {

bool has_mark(std::string_view title, std::string_view mark) {
  const std::string_view word = trim(mark);
  return !word.empty() && to_lower(title.substr(0, word.size())) == to_lower(word);
}

std::string without_mark(std::string_view title, std::string_view mark) {
  if (!has_mark(title, mark)) return std::string(title);
  return std::string(trim(title.substr(trim(mark).size())));
}

std::string with_mark(std::string_view title, std::string_view mark, bool is_draft) {
  const bool is_marked = !is_draft || mark.empty() || has_mark(title, mark);
  return is_marked ? std::string(title) : std::string(mark).append(title);
}

}  // namespace roadstead::forge
