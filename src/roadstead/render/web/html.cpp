// SPDX-License-Identifier: Apache-2.0
#include "roadstead/render/web/html.hpp"

#include <algorithm>
#include <array>

#include "roadstead/base/byte_scan.hpp"
#include "roadstead/base/text.hpp"
#include "roadstead/base/url.hpp"

namespace roadstead::render::web {

static std::string_view escape_of(char c) {
  switch (c) {
    case '&': return "&amp;";
    case '<': return "&lt;";
    case '>': return "&gt;";
    case '"': return "&quot;";
    case '\'': return "&#39;";
    default: return {};
  }
}

static constexpr auto specials = [] {
  std::array<bool, 256> table{};
  for (const char c : {'&', '<', '>', '"', '\''}) table[static_cast<unsigned char>(c)] = true;
  return table;
}();
static bool is_special(char c) { return specials[static_cast<unsigned char>(c)]; }

// U+FFFE and U+FFFF: YAML may have them, XML may not, and HTML calls them an error.
static std::string_view without_noncharacters(std::string_view text, std::string& kept) {
  constexpr std::string_view start = "\xEF\xBF", replacement = "\xEF\xBF\xBD";
  const auto is_one = [&](std::size_t at) {
    return at + 2 < text.size() && (text[at + 2] == '\xBE' || text[at + 2] == '\xBF');
  };
  if (text.find(start) == text.npos) return text;
  kept = text;
  for (std::size_t at = text.find(start); at != text.npos; at = text.find(start, at + 1))
    if (is_one(at)) kept.replace(at, replacement.size(), replacement);
  return kept;
}

// '&' and '\'' differ in one bit, '<' and '>' too; the byte 0xEF begins noncharacters, and little else.
static bool is_clean(std::string_view text) {
  return !has_byte(text, [](ByteBlock c) {
    return ((c & 0xFE) == '&') | ((c & 0xFD) == '<') | (c == '"') | (c == static_cast<char>(0xEF));
  });
}

Html& Html::text(std::string_view text) {
  if (is_clean(text)) return raw(text);
  std::string kept;
  text = without_noncharacters(text, kept);
  const char *clean = text.data(), *const end = clean + text.size();
  for (const char* at = clean; (at = std::find_if(at, end, is_special)) != end; clean = ++at)
    out_.append(clean, at).append(escape_of(*at));
  out_.append(clean, end);
  return *this;
}

Html& Html::path(std::string_view path) {
  if (is_clean(path)) return append_url_path(out_, path), *this;
  std::string encoded;
  append_url_path(encoded, path);
  return text(encoded);
}

Html& Html::link(std::string_view url, std::string_view label) {
  if (!has_web_scheme(url)) return text(label);
  return raw("<a href=\"").text(url).raw("\" rel=\"nofollow noopener\">").text(label).raw("</a>");
}

Html& Html::paragraph(std::string_view content) {
  return content.empty() ? *this : raw("<p>").text(content).raw("</p>\n");
}

Html& Html::number(std::uint64_t value) {
  append_number(out_, value);
  return *this;
}

}  // namespace roadstead::render::web
