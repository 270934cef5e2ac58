// SPDX-License-Identifier: Apache-2.0
#include "roadstead/contents/fields.hpp"

#include "roadstead/base/text.hpp"

namespace roadstead::contents {

static std::string_view take_line(std::string_view& text) {
  const std::size_t end = text.find('\n');
  std::string_view line = text.substr(0, end);
  text.remove_prefix(end == text.npos ? text.size() : end + 1);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

void each_field(std::string_view paragraph,
                const std::function<void(std::string_view key, std::string_view value)>& visit) {
  while (!paragraph.empty()) {
    const std::string_view line = take_line(paragraph);
    const std::size_t colon = line.find(':');
    if (colon == line.npos || colon == 0 || line.front() == ' ' || line.front() == '\t') continue;
    visit(line.substr(0, colon), trim(line.substr(colon + 1)));
  }
}

std::string_view take_paragraph(std::string_view& text) {
  while (!text.empty() && (text.front() == '\n' || text.front() == '\r')) text.remove_prefix(1);
  const char* const start = text.data();
  while (!text.empty()) {
    const char* const line_start = text.data();
    if (take_line(text).empty()) return {start, static_cast<std::size_t>(line_start - start)};
  }
  return {start, static_cast<std::size_t>(text.data() - start)};
}

std::string_view field_in(std::string_view paragraph, std::string_view key) {
  std::string_view found;
  each_field(paragraph, [&](std::string_view name, std::string_view value) {
    if (found.empty() && name == key) found = value;
  });
  return found;
}

}  // namespace roadstead::contents
