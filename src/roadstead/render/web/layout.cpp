// SPDX-License-Identifier: Apache-2.0
#include "roadstead/render/web/layout.hpp"

#include "roadstead/render/web/head.hpp"

namespace roadstead::render::web {

void append_href(Html& html, const Site& site, std::string_view path) {
  html.raw(" href=\"").path(site.host.prefix()).raw("/").path(path).raw("\"");
}

static void bar(Html& html, const Site& site, const Frame& frame, std::string_view path) {
  const bool may_be_linked = path.starts_with("_/");
  html.raw(frame.brand).raw(may_be_linked ? bar_links(site, path) : frame.links).raw(frame.theme_button);
}

void begin_page(Html& html, const Site& site, const Head& head) {
  const Frame& frame = kept_frame(site);
  html.raw("<!doctype html>\n<html lang=\"").raw(html.words().language()).raw("\">\n");
  append_head(html, site, head);
  html.raw("<body>\n<a class=\"skip\" href=\"#content\">").word(Word::skip_to_content).raw("</a>\n");
  bar(html, site, frame, head.path);
  html.raw(frame.banner).raw("<main id=\"content\">\n");
}

void end_page(Html& html, const Site& site) {
  html.raw("</main>\n").raw(kept_frame(site).footer).raw("</body>\n</html>\n");
}

}  // namespace roadstead::render::web
