// SPDX-License-Identifier: Apache-2.0
#include "roadstead/catalog/stated_layout.hpp"

#include <algorithm>

#include "roadstead/base/text.hpp"

namespace roadstead::catalog {

static std::string_view without_quotes(std::string_view value) {
  const bool quoted = value.size() >= 2 && (value[0] == '"' || value[0] == '\'') && value.back() == value[0];
  return quoted ? value.substr(1, value.size() - 2) : value;
}

StatedLayout stated_layout(std::string_view readme) {
  constexpr std::string_view key = "\nlayout:";
  // Behind a byte order mark too, so that reading the collection says what that does.
  const bool has_front_matter = readme.starts_with("---") || readme.starts_with("\xEF\xBB\xBF---");
  const std::string_view front_matter = readme.substr(0, readme.find("\n---"));
  const std::size_t at = has_front_matter ? front_matter.find(key) : readme.npos;
  if (at == readme.npos) return {};
  std::string_view line = readme.substr(at + key.size());
  line = line.substr(0, line.find('\n'));
  const std::string_view value = trim(line.substr(0, line.find(" #")));
  const auto lines_before = std::ranges::count(readme.substr(0, at), '\n');
  const auto column = value.empty() ? 0 : value.data() - (readme.data() + at);
  return {without_quotes(value), {static_cast<std::uint32_t>(lines_before + 2), static_cast<std::uint32_t>(column)}};
}

bool is_near_collection(std::string_view layout) {
  const std::string candidates[] = {"collection"};
  return nearest(layout, candidates).has_value();
}

}  // namespace roadstead::catalog
