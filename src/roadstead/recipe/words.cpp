// SPDX-License-Identifier: Apache-2.0
#include "roadstead/recipe/words.hpp"

#include <optional>

namespace roadstead::recipe {

std::vector<std::string> shell_words(std::string_view line) {
  std::vector<std::string> words;
  std::optional<std::string> word;
  char quote = '\0';
  const auto add = [&](char c) { (word ? *word : word.emplace()) += c; };
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    if (c == '\\' && quote != '\'' && i + 1 < line.size()) {
      add(line[++i]);
    } else if (quote != '\0') {
      c == quote ? quote = '\0' : (add(c), quote);
    } else if (c == '"' || c == '\'') {
      quote = c;
      if (!word) word.emplace();
    } else if (c != ' ' && c != '\t' && c != '\r') {
      add(c);
    } else if (word) {
      words.push_back(std::move(*word));
      word.reset();
    }
  }
  if (word) words.push_back(std::move(*word));
  return words;
}

}  // namespace roadstead::recipe
