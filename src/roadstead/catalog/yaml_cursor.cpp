// SPDX-License-Identifier: Apache-2.0
#include "roadstead/catalog/yaml_cursor.hpp"

#include <algorithm>
#include <array>

#include "roadstead/base/ascii.hpp"
#include "roadstead/base/byte_scan.hpp"
#include "roadstead/base/text.hpp"

namespace roadstead::catalog {

namespace {

bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }

// None of these starts or ends anything in YAML, unless '-' or '.' comes first.
constexpr std::array<bool, 256> word_characters = [] {
  std::array<bool, 256> table{};
  for (std::size_t c = 0; c < 128; ++c)
    table[c] = is_alnum(static_cast<char>(c)) || c == '_' || c == '.' || c == '-' || c == '/' || c == '+';
  return table;
}();
bool is_word(char c) { return word_characters[static_cast<unsigned char>(c)]; }

// libyaml gives up on a key of more than 1,024 characters that stands without '?'.
constexpr std::size_t key_limit_bytes = 200;

// What libyaml takes for a line break or refuses: C1 controls with NEL, LS, PS, and the last block with its BOM.
bool has_rare_character(std::string_view text) {
  for (const std::string_view separator : {"\xE2\x80\xA8", "\xE2\x80\xA9"})
    if (text.find(separator) != text.npos) return true;
  for (std::size_t at = text.find('\xC2'); at < text.size(); at = text.find('\xC2', at + 1))
    if (static_cast<unsigned char>(text[at + 1]) < 0xA0) return true;
  return text.find('\xEF') != text.npos;
}

}  // namespace

bool YamlCursor::has_only_text() {
  is_ascii_ = !has_byte(line_, [](ByteBlock c) { return c > 0x7f; });
  if (has_byte(line_, [](ByteBlock c) { return (c < ' ') | (c == 0x7f); })) return false;
  return is_ascii_ || (is_plain_utf8(line_) && !has_rare_character(line_));
}

std::uint32_t YamlCursor::column() const {
  const auto continues = [](char c) { return (c & 0xC0) == 0x80; };
  const auto before = line_.substr(0, at_);
  const std::size_t more = is_ascii_ ? 0 : static_cast<std::size_t>(std::ranges::count_if(before, continues));
  return static_cast<std::uint32_t>(at_ - more);
}

void YamlCursor::skip_blanks() { at_ = std::min(line_.find_first_not_of(' ', at_), line_.size()); }

bool YamlCursor::take(char c) {
  if (next() != c) return false;
  ++at_;
  skip_blanks();
  return true;
}

bool YamlCursor::take_dash() { return line_.substr(at_).starts_with("- ") && take('-'); }

bool YamlCursor::take_key(Scalar& key) {
  const bool is_quoted = next() == '"';
  const std::size_t start = at_ + (is_quoted ? 1 : 0);
  std::size_t end = start;
  while (end < line_.size() && is_word(line_[end])) ++end;
  const std::size_t colon = end + (is_quoted ? 1 : 0);
  if (end == start || end - start > key_limit_bytes || colon >= line_.size() || line_[colon] != ':') return false;
  if (is_quoted ? line_[end] != '"' : !is_alnum(line_[start])) return false;
  if (colon + 1 < line_.size() && line_[colon + 1] != ' ') return false;
  key = {line_.substr(start, end - start), column(), !is_quoted};
  at_ = colon + 1;
  skip_blanks();
  return true;
}

bool YamlCursor::take_value(Context context, Scalar& value) {
  value.column = column();
  if (next() == '"' || next() == '\'') return take_quoted(next(), value) && (context == Context::flow || is_at_end());
  return take_plain(context == Context::flow ? end_of_flow_value() : line_.find_last_not_of(' ') + 1, value);
}

bool YamlCursor::take_quoted(char quote, Scalar& value) {
  const std::size_t end = line_.find(quote, at_ + 1);
  if (end == line_.npos || (end + 1 < line_.size() && line_[end + 1] == quote)) return false;
  value.text = line_.substr(at_ + 1, end - at_ - 1);
  value.is_plain = false;
  at_ = end + 1;
  skip_blanks();
  return quote == '\'' || value.text.find('\\') == value.text.npos;
}

bool YamlCursor::take_plain(std::size_t end, Scalar& value) {
  if (end <= at_) return false;
  value.text = line_.substr(at_, end - at_);
  value.is_plain = true;
  at_ = end;
  skip_blanks();
  const char first = value.text.front();
  if (!is_alnum(first) && first != '/' && is_ascii(first)) return false;
  return value.text.find(" #") == value.text.npos && value.text.find(": ") == value.text.npos &&
         value.text.back() != ':';
}

// Words only: in a flow a blank, a comma or a bracket may end what would go on elsewhere.
std::size_t YamlCursor::end_of_flow_value() const {
  std::size_t end = at_;
  while (end < line_.size() && (is_word(line_[end]) || (line_[end] == ':' && end > at_))) ++end;
  return end;
}

}  // namespace roadstead::catalog
