// SPDX-License-Identifier: Apache-2.0
#include "roadstead/render/web/assets.hpp"
#include "roadstead/render/web/browse.hpp"
#include "roadstead/render/web/layout.hpp"
#include "roadstead/render/web/listing.hpp"
#include "roadstead/render/web/pages.hpp"
#include "roadstead/render/web/parts.hpp"
#include "roadstead/render/web/theme.hpp"

namespace roadstead::render::web {

namespace {

void list_link(Html& html, const Site& site, std::string_view path, Word label) {
  html.raw(" <a");
  append_href(html, site, path);
  html.raw(">").word(label).raw("</a>");
}

void not_found(Html& html, const Site& site) {
  begin_page(html, site, {.title = html.words()[Word::not_found], .path = "404.html", .is_listed = false});
  html.raw("<h1>").word(Word::not_found).raw("</h1>\n<p>").word(Word::no_such_page).raw("</p>\n");
  html.raw("<div class=\"suggestions scripted\" data-title=\"").word(Word::no_such_page_hint).raw("\"");
  html.data("none", Word::no_such_name).data("no-tag", Word::no_such_tag);
  html.data("no-collection", Word::no_such_collection).raw("></div>\n<p>").word(Word::go_on);
  list_link(html, site, "", Word::all_collections);
  html.raw(",");
  list_link(html, site, "_/owners/", Word::namespaces);
  html.raw(",");
  list_link(html, site, "_/search/", Word::search);
  html.raw("</p>\n");
  end_page(html, site);
}

void search(Html& html, const Site& site) {
  begin_page(html, site, {.title = html.words()[Word::search], .path = "_/search/", .is_listed = false});
  html.raw("<h1>").word(Word::search).raw("</h1>\n");
  begin_browse(html, Browse::search);
  append_collections(html, site, {});
  end_browse(html);
  html.raw("<p class=\"soft scripted\"><label><input class=\"search-key\" type=\"checkbox\" checked> ");
  html.word(Word::search_key).raw("</label></p>\n");
  html.raw("<noscript><p>").word(Word::search_needs_script);
  list_link(html, site, "", Word::all_collections);
  html.raw(",");
  list_link(html, site, "_/owners/", Word::namespaces);
  html.raw("</p></noscript>\n");
  end_page(html, site);
}

void put(Writer& writer, std::string_view path, void (*fill)(Html&, const Site&)) {
  writer.path(path);
  writer.put({.media_type = html_type}, [&](std::string& out) {
    Html html = html_of(out, writer.site);
    fill(html, writer.site);
  });
}

}  // namespace

void fixed_pages(Writer& writer) {
  for (const Asset& asset : assets()) {
    writer.path(asset.path);
    writer.put({.media_type = asset.media_type}, [&](std::string& out) { out += asset.bytes; });
  }
  put(writer, "404.html", not_found);
  put(writer, "_/search/", search);
  about_page(writer);
  theme_pages(writer);
}

}  // namespace roadstead::render::web
