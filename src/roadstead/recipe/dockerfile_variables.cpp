// SPDX-License-Identifier: Apache-2.0
#include "roadstead/recipe/dockerfile_variables.hpp"

#include <algorithm>

#include "roadstead/base/ascii.hpp"

namespace roadstead::recipe {

namespace {

std::string_view name_at_start(std::string_view text) {
  const auto end = std::ranges::find_if_not(text, [](char c) { return is_alnum(c) || c == '_'; });
  return text.substr(0, end - text.begin());
}

std::optional<std::string> value_of(std::string_view name, const Variables& variables) {
  const auto found = variables.find(name);
  return found == variables.end() ? std::nullopt : std::optional(found->second);
}

// What stands between the braces.
std::optional<std::string> braced(std::string_view text, const Variables& variables) {
  const std::string_view name = name_at_start(text);
  auto value = value_of(name, variables);
  const std::string_view rest = text.substr(name.size());
  if (rest.empty()) return value;
  const bool is_set = value && !value->empty();
  const std::string_view word = rest.substr(std::min<std::size_t>(2, rest.size()));
  if (word.find('$') != word.npos) return std::nullopt;  // no variable within a variable
  if (rest.starts_with(":-")) return is_set ? *value : std::string(word);
  if (rest.starts_with(":+")) return is_set ? std::string(word) : std::string();
  return std::nullopt;
}

}  // namespace

std::optional<std::string> with_variables(std::string_view text, const Variables& variables) {
  constexpr std::size_t limit = 4096;
  std::string out;
  for (std::size_t dollar; (dollar = text.find('$')) != text.npos;) {
    out.append(text.substr(0, dollar));
    text.remove_prefix(dollar + 1);
    const bool is_braced = text.starts_with('{');
    const std::size_t close = is_braced ? text.find('}') : name_at_start(text).size();
    if (close == text.npos || close == 0) return std::nullopt;
    const auto value =
        is_braced ? braced(text.substr(1, close - 1), variables) : value_of(text.substr(0, close), variables);
    if (!value || out.size() + value->size() > limit) return std::nullopt;
    out.append(*value);
    text.remove_prefix(close + (is_braced ? 1 : 0));
  }
  return out.append(text);
}

}  // namespace roadstead::recipe
