// SPDX-License-Identifier: Apache-2.0
#include "roadstead/render/web/browse.hpp"

namespace roadstead::render::web {

// What web/src/search/browser.ts says, and how it calls the facets.
static void words(Html& html) {
  html.data("none", Word::search_none).data("none-ticked", Word::browse_none).data("no-filter", Word::browse_no_filter);
  html.data("one", Word::search_one)
      .data("many", Word::search_many)
      .data("meant", Word::search_meant)
      .data("nearest", Word::search_nearest);
  html.data("newest", Word::browse_newest).data("failed", Word::search_failed);
  html.data("more", Word::browse_more).data("values", Word::browse_values);
  html.data("clear", Word::browse_clear).data("off", Word::browse_off);
  html.data("find-value", Word::browse_find_value).data("no-match", Word::no_match);
  html.data("all-collections", Word::all_collections).data("namespaces", Word::namespaces);
  html.data("elsewhere", Word::search_elsewhere).data("digest", Word::search_digest);
  html.data("details", Word::search_details).data("no-tag", Word::no_such_tag).data("tag", Word::tag);
  html.data("owner", Word::name_space).data("arch", Word::architecture).data("licence", Word::license);
  html.data("signed", Word::is_signed).data("year", Word::year).data("size", Word::pull_size);
  html.data("signed-yes", Word::signed_yes).data("frozen", Word::frozen);
}

void append_find_field(Html& html) {
  html.raw("<input class=\"find\" type=\"search\" autocomplete=\"off\" placeholder=\"").word(Word::browse_find);
  html.raw("\" aria-label=\"").word(Word::browse_find).raw("\">");
}

void begin_browse(Html& html, Browse kind, std::string_view only) {
  html.raw(kind == Browse::search ? "<div class=\"browse scripted\" data-search" : "<div class=\"browse\"");
  if (!only.empty()) html.raw(" data-only=\"").text(only).raw("\"");
  words(html);
  html.raw(">\n<div class=\"finder scripted\">");
  if (kind == Browse::list) append_find_field(html);
  html.raw("<details class=\"filters\"><summary>").word(Word::browse_filter);
  html.raw("</summary><div class=\"facets\"></div></details></div>\n<div class=\"found\">\n");
  html.raw("<p class=\"status soft\" role=\"status\"></p>\n");
}

void end_browse(Html& html) { html.raw("</div></div>\n"); }

}  // namespace roadstead::render::web
