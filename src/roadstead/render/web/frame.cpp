// SPDX-License-Identifier: Apache-2.0
#include "roadstead/render/web/frame.hpp"

#include "roadstead/render/web/asset_names.hpp"
#include "roadstead/render/web/layout.hpp"
#include "roadstead/render/web/markdown.hpp"
#include "roadstead/render/web/theme.hpp"

namespace roadstead::render::web {

namespace {

void script(Html& html, const Site& site, std::string_view open, const Asset& asset) {
  html.raw("<script ").raw(open).raw("src=\"").path(site.host.prefix()).raw("/").raw(asset.path);
  html.raw("\" integrity=\"").raw(asset.integrity).raw("\" crossorigin></script>\n");
}

void head_assets(Html& html, const Site& site) {
  const Asset& style = asset_named("style.css");
  script(html, site, "", asset_named("early.js"));
  html.raw("<link rel=\"stylesheet\"");
  append_href(html, site, style.path);
  html.raw(" integrity=\"").raw(style.integrity).raw("\" crossorigin>\n");
  append_theme_style(html, site);
  script(html, site, "type=\"module\" ", asset_named("main.js"));
  html.raw("<link rel=\"icon\"");
  append_href(html, site, logo_path(site));
  html.raw(">\n");
}

void search_form(Html& html, const Site& site) {
  html.raw("<form class=\"search\" role=\"search\" action=\"").path(site.host.prefix()).raw("/_/search/\"");
  html.data("none", Word::search_none).data("one", Word::search_one).data("many", Word::search_many);
  html.data("meant", Word::search_meant).data("nearest", Word::search_nearest).data("all", Word::search_all).raw(">");
  html.raw("<input id=\"search\" name=\"q\" type=\"search\" autocomplete=\"off\" placeholder=\"").word(Word::search);
  html.raw("\" aria-label=\"").word(Word::search_label).raw("\"><button type=\"submit\">");
  html.raw("<span class=\"offscreen\">").word(Word::search).raw("</span></button>");
  html.raw("<kbd class=\"scripted\" aria-hidden=\"true\">/</kbd></form>\n");
}

void brand(Html& html, const Site& site) {
  html.raw("<header class=\"bar\"><div>\n<a class=\"brand\"");
  append_href(html, site, "");
  html.raw("><img alt=\"\" width=\"30\" height=\"30\" src=\"").path(site.host.prefix()).raw("/");
  html.raw(logo_path(site)).raw("\">").text(site.catalog.settings.title).raw("</a>\n");
  search_form(html, site);
  html.raw("<div><nav aria-label=\"").word(Word::navigation).raw("\">");
}

void theme_button(Html& html, const Site&) {
  html.raw("</nav>\n<button class=\"theme scripted\" type=\"button\"><span class=\"offscreen\">");
  html.word(Word::change_theme).raw("</span></button></div>\n</div></header>\n");
}

void nav_link(Html& html, const Site& site, std::string_view here, std::string_view path, Word label) {
  html.raw("<a");
  append_href(html, site, path);
  if (here == path) html.raw(" aria-current=\"page\"");
  html.raw(">").word(label).raw("</a>");
}

// What the registry says on every page, in its own Markdown.
void own_words(Html& html, std::string_view markdown) {
  std::string text;
  append_markdown(text, markdown, 2, html.words());
  html.raw(text);
}

void banner(Html& html, const Site& site) {
  if (site.catalog.theme.header.empty()) return;
  html.raw("<aside class=\"banner prose\" aria-label=\"").word(Word::notice).raw("\">\n");
  own_words(html, site.catalog.theme.header);
  html.raw("</aside>\n");
}

void footer(Html& html, const Site& site) {
  html.raw("<footer class=\"foot\"><div>");
  if (!site.catalog.settings.maintainer.empty())
    html.raw("<p>").word(Word::maintained_by).raw(" ").text(site.catalog.settings.maintainer).raw(".</p>");
  html.raw("<p>").word(Word::serverless).raw("</p></div>\n");
  if (!site.catalog.theme.footer.empty()) {
    html.raw("<div class=\"prose\">\n");
    own_words(html, site.catalog.theme.footer);
    html.raw("</div>\n");
  }
  html.raw("</footer>\n");
}

template <class Append>
std::string piece(const Site& site, Append append) {
  std::string out;
  Html html = html_of(out, site);
  append(html, site);
  return out;
}

}  // namespace

std::string bar_links(const Site& site, std::string_view here) {
  return piece(site, [here](Html& html, const Site& of) {
    nav_link(html, of, here, "_/owners/", Word::namespaces);
    nav_link(html, of, here, "_/health/", Word::health);
    nav_link(html, of, here, "_/about/", Word::about_site);
    append_theme_links(html, of, here);
  });
}

static Frame frame_of(const Site& site) {
  return {.assets = piece(site, head_assets),
          .brand = piece(site, brand),
          .links = bar_links(site, ""),
          .theme_button = piece(site, theme_button),
          .banner = piece(site, banner),
          .footer = piece(site, footer)};
}

const Frame& kept_frame(const Site& site) {
  return site.frame->or_made([&] { return frame_of(site); });
}

}  // namespace roadstead::render::web
