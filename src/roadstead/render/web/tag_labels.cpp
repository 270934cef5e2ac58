// SPDX-License-Identifier: Apache-2.0
#include "roadstead/render/web/tag_labels.hpp"

#include "roadstead/base/url.hpp"
#include "roadstead/render/web/parts.hpp"

namespace roadstead::render::web {

namespace {

// Most are names in a domain, too long for a narrow page.
void label_key(Html& html, std::string_view key) {
  constexpr std::size_t usual_length = 40;
  html.raw(key.size() <= usual_length ? "<tr><th scope=\"row\" class=\"key\">" : "<tr><th scope=\"row\">");
  append_name(html, key, '.');
  html.raw("</th>");
}

void label_value(Html& html, std::string_view value) {
  if (const auto url = parse_url(value); url && is_web_url(*url))
    html.link(value, value);
  else
    html.text(value);
}

}  // namespace

void append_labels(Html& html, const catalog::Tag& tag) {
  if (tag.labels.empty()) return;
  append_heading(html, "labels", Word::labels);
  html.raw("<table class=\"facts labels\"><tbody>\n");
  for (const auto& label : tag.labels) {
    label_key(html, label.key);
    html.raw("<td>");
    label_value(html, label.value);
    html.raw("</td></tr>\n");
  }
  html.raw("</tbody></table>\n");
}

}  // namespace roadstead::render::web
