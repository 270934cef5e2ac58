// SPDX-License-Identifier: Apache-2.0
#include "roadstead/render/web/layout.hpp"

#include "roadstead/render/web/head.hpp"
#include "roadstead/render/web/markdown.hpp"
#include "roadstead/render/web/theme.hpp"

namespace roadstead::render::web {

void append_href(Html& html, const Site& site, std::string_view path) {
  html.raw(" href=\"").path(site.host.prefix()).raw("/").path(path).raw("\"");
}

static void search_form(Html& html, const Site& site) {
  html.raw("<form class=\"search\" role=\"search\" action=\"").path(site.host.prefix()).raw("/_/search/\"");
  html.data("none", Word::search_none).data("one", Word::search_one).data("many", Word::search_many);
  html.data("meant", Word::search_meant).data("nearest", Word::search_nearest).data("all", Word::search_all).raw(">");
  html.raw("<input id=\"search\" name=\"q\" type=\"search\" autocomplete=\"off\" placeholder=\"").word(Word::search);
  html.raw("\" aria-label=\"").word(Word::search_label).raw("\"><button type=\"submit\">");
  html.raw("<span class=\"offscreen\">").word(Word::search).raw("</span></button>");
  html.raw("<kbd class=\"scripted\" aria-hidden=\"true\">/</kbd></form>\n");
}

static void nav_link(Html& html, const Site& site, const Head& head, std::string_view path, Word label) {
  html.raw("<a");
  append_href(html, site, path);
  if (head.path == path) html.raw(" aria-current=\"page\"");
  html.raw(">").word(label).raw("</a>");
}

static void bar(Html& html, const Site& site, const Head& head) {
  html.raw("<header class=\"bar\"><div>\n<a class=\"brand\"");
  append_href(html, site, "");
  html.raw("><img alt=\"\" width=\"30\" height=\"30\" src=\"").path(site.host.prefix()).raw("/");
  html.raw(logo_path(site)).raw("\">").text(site.catalog.settings.title).raw("</a>\n");
  search_form(html, site);
  html.raw("<nav aria-label=\"").word(Word::navigation).raw("\">");
  nav_link(html, site, head, "_/owners/", Word::owners);
  nav_link(html, site, head, "_/health/", Word::health);
  nav_link(html, site, head, "_/about/", Word::about);
  append_theme_links(html, site, head.path);
  html.raw("</nav>\n<button class=\"theme scripted\" type=\"button\"><span class=\"offscreen\">");
  html.word(Word::change_theme).raw("</span></button>\n</div></header>\n");
}

// What the registry says on every page, in its own Markdown.
static void own_words(Html& html, std::string_view markdown) {
  std::string text;
  append_markdown(text, markdown);
  html.raw(text);
}

static void banner(Html& html, std::string_view markdown) {
  if (markdown.empty()) return;
  html.raw("<aside class=\"banner prose\" aria-label=\"").word(Word::notice).raw("\">\n");
  own_words(html, markdown);
  html.raw("</aside>\n");
}

static void footer(Html& html, std::string_view markdown) {
  if (markdown.empty()) return;
  html.raw("<div class=\"prose\">\n");
  own_words(html, markdown);
  html.raw("</div>\n");
}

void begin_page(Html& html, const Site& site, const Head& head) {
  html.raw("<!doctype html>\n<html lang=\"").raw(html.words().language()).raw("\">\n");
  append_head(html, site, head);
  html.raw("<body>\n<a class=\"skip\" href=\"#content\">").word(Word::skip_to_content).raw("</a>\n");
  bar(html, site, head);
  banner(html, site.catalog.theme.header);
  html.raw("<main id=\"content\">\n");
}

void end_page(Html& html, const Site& site) {
  html.raw("</main>\n<footer class=\"foot\"><div>");
  if (!site.catalog.settings.maintainer.empty())
    html.raw("<p>").word(Word::maintained_by).raw(" ").text(site.catalog.settings.maintainer).raw(".</p>");
  html.raw("<p>").word(Word::serverless).raw("</p></div>\n");
  footer(html, site.catalog.theme.footer);
  html.raw("</footer>\n</body>\n</html>\n");
}

}  // namespace roadstead::render::web
