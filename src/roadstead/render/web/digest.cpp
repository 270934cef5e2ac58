// SPDX-License-Identifier: Apache-2.0
#include "roadstead/render/web/digest.hpp"

#include "roadstead/render/web/parts.hpp"

namespace roadstead::render::web {

static void append_copy(Html& html, std::string_view digest) {
  html.raw("<button class=\"copy scripted\" type=\"button\" data-text=\"").text(digest).raw("\" data-done=\"");
  html.word(Word::copied).raw("\">").word(Word::copy).raw("</button>");
}

void append_digest(Html& html, std::string_view digest) {
  if (digest.empty())
    append_untold(html);
  else
    html.raw("<code>").text(digest).raw("</code>");
}

void append_whole_digest(Html& html, std::string_view digest) {
  if (digest.empty()) return append_digest(html, digest);
  html.raw("<span class=\"digest\">");
  append_digest(html, digest);
  append_copy(html, digest);
  html.raw("</span>");
}

// "sha256:" and twelve digits are what people compare by eye.
static constexpr std::size_t shown_characters = 19;

void append_digest_beginning(Html& html, std::string_view digest) {
  if (digest.size() <= shown_characters) return append_digest(html, digest);
  html.raw("<code title=\"").text(digest).raw("\">").text(digest.substr(0, shown_characters)).raw("…</code>");
}

void append_short_digest(Html& html, std::string_view digest) {
  if (digest.size() <= shown_characters) return append_digest(html, digest);
  html.raw("<span class=\"digest\">");
  append_digest_beginning(html, digest);
  append_copy(html, digest);
  html.raw("</span>");
}

}  // namespace roadstead::render::web
