// SPDX-License-Identifier: Apache-2.0
#include "roadstead/render/web/head.hpp"

namespace roadstead::render::web {

namespace {

// Nothing but what the site has itself (W3C Content Security Policy 3); what is inside an image may lie beside it.
void content_policy(Html& html, const Head& head) {
  html.raw(
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src 'self'; style-src "
      "'self'; ");
  html.raw("img-src 'self'; connect-src 'self'").text(head.origins).raw("; base-uri 'none'; form-action 'self'\">\n");
}

void meta(Html& html, std::string_view property, std::string_view content) {
  html.raw("<meta property=\"og:").raw(property).raw("\" content=\"").text(content).raw("\">\n");
}

void title(Html& html, const Site& site, const Head& head) {
  const std::string_view registry = site.catalog.settings.title;
  html.raw("<title>").text(head.title);
  if (head.title != registry) html.raw(" · ").text(registry);
  html.raw("</title>\n");
}

// Addresses are absolute here (https://ogp.me): who reads them has no page around.
void address(Html& html, const Site& site, std::string_view open, std::string_view path) {
  html.raw(open).text(site.host.base_url).raw("/").path(path).raw("\">\n");
}

void preview(Html& html, const Site& site, const Head& head) {
  meta(html, "type", "website");
  meta(html, "title", head.title);
  meta(html, "site_name", site.catalog.settings.title);
  if (!head.description.empty()) meta(html, "description", head.description);
  address(html, site, "<meta property=\"og:url\" content=\"", head.path);
}

void feed(Html& html, const Site& site, const Head& head) {
  if (head.feed.empty()) return;
  html.raw("<link rel=\"alternate\" type=\"application/atom+xml\" title=\"").text(head.title).raw("\"");
  append_href(html, site, head.feed);
  html.raw(">\n");
}

}  // namespace

void append_head(Html& html, const Site& site, const Head& head) {
  html.raw("<head>\n<meta charset=\"utf-8\">\n");
  content_policy(html, head);
  html.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
  title(html, site, head);
  if (!head.description.empty()) html.raw("<meta name=\"description\" content=\"").text(head.description).raw("\">\n");
  if (!head.is_listed) html.raw("<meta name=\"robots\" content=\"noindex\">\n");
  if (head.is_listed) address(html, site, "<link rel=\"canonical\" href=\"", head.path);
  if (head.is_listed) preview(html, site, head);
  html.raw(kept_frame(site).assets);
  feed(html, site, head);
  html.raw("</head>\n");
}

}  // namespace roadstead::render::web
