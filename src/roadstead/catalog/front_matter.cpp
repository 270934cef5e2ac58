// SPDX-License-Identifier: Apache-2.0
#include "roadstead/catalog/front_matter.hpp"

#include <algorithm>

#include "roadstead/base/text.hpp"

namespace roadstead::catalog {

// Takes one line off `text`, its line end included in what is taken but not in what is returned.
static std::string_view take_line(std::string_view& text) {
  const std::size_t end = std::min(text.find('\n'), text.size());
  std::string_view line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

static bool is_fence(std::string_view line) {
  return line.starts_with("---") && line.find_first_not_of(" \t", 3) == line.npos;
}

tl::expected<FrontMatter, TextError> split_front_matter(std::string_view text) {
  std::string_view rest = text;
  if (constexpr std::string_view mark = "\xEF\xBB\xBF---"; text.starts_with(mark))
    return tl::unexpected(TextError{{1, 1}, "a byte order mark stands before the front matter, want '---' first"});
  if (!is_fence(take_line(rest))) return FrontMatter{false, {}, text};
  const char* const begin = rest.data();
  while (!rest.empty()) {
    const char* const line_begin = rest.data();
    if (is_fence(take_line(rest))) {
      const std::string_view yaml(begin, static_cast<std::size_t>(line_begin - begin));
      return FrontMatter{true, yaml, rest};
    }
  }
  return tl::unexpected(TextError{{1, 1}, "front matter is never closed, want a line '---' below it"});
}

}  // namespace roadstead::catalog
