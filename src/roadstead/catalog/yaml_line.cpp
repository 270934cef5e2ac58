// SPDX-License-Identifier: Apache-2.0
#include "roadstead/catalog/yaml_line.hpp"

#include <algorithm>
#include <array>

namespace roadstead::catalog {

namespace {

bool is_alnum(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// No key that a registry knows has other characters, and none of these starts anything in YAML.
constexpr std::array<bool, 256> key_characters = [] {
  std::array<bool, 256> table{};
  for (int c = 'a'; c <= 'z'; ++c) table[static_cast<std::size_t>(c)] = true;
  for (int c = 'A'; c <= 'Z'; ++c) table[static_cast<std::size_t>(c)] = true;
  for (int c = '0'; c <= '9'; ++c) table[static_cast<std::size_t>(c)] = true;
  for (const char c : {'_', '.', '-', '/'}) table[static_cast<std::size_t>(c)] = true;
  return table;
}();

// libyaml gives up on a key of more than 1,024 characters that stands without '?'.
constexpr std::size_t key_limit_bytes = 200;

/// Walks over one line.
class LineSplitter {
 public:
  LineSplitter(std::string_view text, YamlLine& line) : text_(text), line_(line) {}

  bool run() {
    if (!std::ranges::all_of(text_, [](char c) { return c >= ' ' && c < '\x7f'; })) return false;
    skip_blanks();
    line_.indent = column();
    if (is_at_end() || text_[at_] == '#') return true;
    if (text_[at_] == '-') {
      if (at_ + 1 == text_.size() || text_[at_ + 1] != ' ') return false;
      line_.has_dash = true;
      ++at_;
      skip_blanks();
    }
    return take_key() ? take_value() : line_.has_dash && !is_at_end() && take_value();
  }

 private:
  bool is_at_end() const { return at_ == text_.size(); }
  void skip_blanks() { at_ = std::min(text_.find_first_not_of(' ', at_), text_.size()); }
  std::uint32_t column() const { return static_cast<std::uint32_t>(at_); }

  bool take_key() {
    const bool is_quoted = !is_at_end() && text_[at_] == '"';
    const std::size_t start = at_ + (is_quoted ? 1 : 0);
    std::size_t end = start;
    while (end < text_.size() && key_characters[static_cast<unsigned char>(text_[end])]) ++end;
    if (end == start || end - start > key_limit_bytes || (!is_quoted && !is_alnum(text_[start]))) return false;
    const std::size_t colon = end + (is_quoted ? 1 : 0);
    if (is_quoted && (end == text_.size() || text_[end] != '"')) return false;
    if (colon >= text_.size() || text_[colon] != ':') return false;
    if (colon + 1 < text_.size() && text_[colon + 1] != ' ') return false;
    line_.key = {text_.substr(start, end - start), column(), !is_quoted};
    at_ = colon + 1;
    skip_blanks();
    return true;
  }

  // At the end of the line: there is none, and what follows is the value.
  bool take_value() {
    if (is_at_end()) return true;
    line_.has_value = true;
    line_.value.column = column();
    const char first = text_[at_];
    return first == '"' || first == '\'' ? take_quoted(first) : take_plain();
  }

  bool take_quoted(char quote) {
    const std::size_t end = text_.find(quote, at_ + 1);
    if (end == text_.npos || text_.find_first_not_of(' ', end + 1) != text_.npos) return false;
    line_.value.text = text_.substr(at_ + 1, end - at_ - 1);
    line_.value.is_plain = false;
    return line_.value.text.find('\\') == text_.npos || quote == '\'';
  }

  bool take_plain() {
    const std::string_view value = text_.substr(at_, text_.find_last_not_of(' ') + 1 - at_);
    if (!is_alnum(value.front()) && value.front() != '/') return false;
    if (value.find(" #") != value.npos || value.find(": ") != value.npos || value.back() == ':') return false;
    line_.value.text = value;
    return true;
  }

  std::string_view text_;
  YamlLine& line_;
  std::size_t at_ = 0;
};

}  // namespace

bool split_yaml_line(std::string_view text, YamlLine& line) { return LineSplitter(text, line).run(); }

}  // namespace roadstead::catalog
