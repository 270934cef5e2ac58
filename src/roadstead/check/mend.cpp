// SPDX-License-Identifier: Apache-2.0
#include "roadstead/check/mend.hpp"

#include <algorithm>

#include "roadstead/base/ascii.hpp"
#include "roadstead/base/text.hpp"

namespace roadstead::check {

using catalog::Finding;

// Columns count characters, not bytes. npos: there is no such place.
static std::size_t place_of(std::string_view text, const Finding& finding) {
  std::size_t at = 0;
  for (std::uint32_t line = 1; line < finding.line; ++line) {
    const std::size_t end = text.find('\n', at);
    if (end == text.npos) return end;
    at = end + 1;
  }
  for (std::uint32_t column = 1; column < finding.column && at < text.size(); ++column) do
      ++at;
    while (at < text.size() && (text[at] & 0xC0) == 0x80);
  return at < text.size() ? at : text.npos;
}

static bool is_quote(char c) { return c == '"' || c == '\''; }

static std::optional<std::string> in_lower_case(std::string_view text, std::size_t at) {
  constexpr std::string_view prefix = "sha256:";
  constexpr std::size_t digits = 64;
  if (is_quote(text[at])) ++at;
  if (!text.substr(at).starts_with(prefix)) return std::nullopt;
  const std::string_view hex = text.substr(at + prefix.size());
  const std::size_t end = std::min(hex.find_first_not_of("0123456789abcdefABCDEF"), hex.size());
  if (end != digits || (end < hex.size() && is_alnum(hex[end]))) return std::nullopt;
  std::string mended(text);
  const std::string lower = to_lower(hex.substr(0, digits));
  return mended.replace(at + prefix.size(), digits, lower);
}

// Of sizes alone: what else stands in quotes may be text.
static std::optional<std::string> without_quotes(std::string_view text, std::size_t at) {
  if (!trim(text.substr(0, at)).ends_with("size:") || !is_quote(text[at])) return std::nullopt;
  const std::size_t end = text.find_first_not_of("0123456789", at + 1);
  const bool is_number = end != text.npos && text[end] == text[at] && end > at + 1 && (text[at + 1] != '0');
  if (!is_number) return std::nullopt;
  return std::string(text.substr(0, at)) + std::string(text.substr(at + 1, end - at - 1)) +
         std::string(text.substr(end + 1));
}

std::optional<std::string> mend(std::string_view text, const Finding& finding) {
  constexpr std::string_view mark = "\xEF\xBB\xBF---";
  const bool is_schema = finding.rule == "schema";
  if (is_schema && finding.line == 1 && text.starts_with(mark)) return std::string(text.substr(mark.size() - 3));
  if (finding.line == 0 || (!is_schema && finding.rule != "digest-form")) return std::nullopt;
  const std::size_t at = place_of(text, finding);
  if (at == text.npos) return std::nullopt;
  return is_schema ? without_quotes(text, at) : in_lower_case(text, at);
}

}  // namespace roadstead::check
