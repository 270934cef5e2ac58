// SPDX-License-Identifier: Apache-2.0
#include "roadstead/catalog/theme_logo.hpp"

#include <algorithm>
#include <iterator>

#include "roadstead/base/ascii.hpp"
#include "roadstead/base/text.hpp"

namespace roadstead::catalog {

namespace {

bool has(std::string_view text, std::string_view part) { return text.find(part) != text.npos; }

// " onload=", with any blank before and around: every attribute that runs something begins so.
bool has_event_attribute(std::string_view lower) {
  for (std::size_t at = lower.find("on"); at != lower.npos; at = lower.find("on", at + 1)) {
    if (at == 0 || is_alnum(lower[at - 1])) continue;
    std::size_t end = at + 2;
    while (end < lower.size() && is_lower(lower[end])) ++end;
    while (end < lower.size() && (lower[end] == ' ' || lower[end] == '\t' || lower[end] == '\n' || lower[end] == '\r'))
      ++end;
    if (end < lower.size() && lower[end] == '=') return true;
  }
  return false;
}

// Names of elements and attributes that a drawing does without; entities could spell any of them.
bool is_active(std::string_view lower) {
  constexpr std::string_view refused[] = {"<script",  "<foreignobject", "<iframe",  "<embed",      "<object",
                                          "<animate", "<set",           "<handler", "<!entity",    "<?xml-stylesheet",
                                          "href",     "url(",           "@import",  "javascript:", "data:"};
  return std::ranges::any_of(refused, [&](std::string_view one) { return has(lower, one); }) ||
         has_event_attribute(lower);
}

}  // namespace

std::string_view logo_refusal(std::string_view bytes, std::string_view ending) {
  constexpr std::size_t most_bytes = 64 << 10;
  if (bytes.size() > most_bytes) return "the logo has more than 64 KiB";
  if (ending == "png") return bytes.starts_with("\x89PNG\r\n\x1a\n") ? "" : "the logo is no PNG";
  const std::string lower = to_lower(bytes);
  if (!is_plain_utf8(bytes) || !has(lower, "<svg")) return "the logo is no SVG in UTF-8";
  if (is_active(lower)) return "the logo has scripts, links, animations or entities, want a plain drawing";
  return {};
}

}  // namespace roadstead::catalog
