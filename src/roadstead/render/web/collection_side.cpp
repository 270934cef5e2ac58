// SPDX-License-Identifier: Apache-2.0
#include "roadstead/render/web/collection_side.hpp"

#include "roadstead/render/license.hpp"
#include "roadstead/render/web/layout.hpp"
#include "roadstead/render/web/own_path.hpp"
#include "roadstead/render/web/parts.hpp"

namespace roadstead::render::web {

using catalog::Collection;
using catalog::Tag;

namespace {

void owners(Html& html, const Collection& collection) {
  if (collection.owners.empty()) return;
  html.raw("<section>");
  append_heading(html, "owners", Word::owners);
  html.raw("<ul>");
  for (const catalog::Owner& owner : collection.owners)
    html.raw("<li>").text(owner.name.empty() ? owner.id : owner.name).raw("</li>");
  html.raw("</ul></section>\n");
}

void side_fact(Html& html, Word title, std::string_view text) {
  if (text.empty()) return;
  html.raw("<section><h2>").word(title).raw("</h2><p>").text(text).raw("</p></section>\n");
}

void source(Html& html, const Tag& tag) {
  if (tag.source.repository.empty()) return;
  html.raw("<section><h2>").word(Word::source).raw("</h2><p>");
  html.link(tag.source.repository, tag.source.repository).raw("</p></section>\n");
}

void extras(Html& html, const Site& site, const Collection& collection) {
  const std::string badge = beside_collection(collection.name, "badge.svg");
  html.raw("<section><h2>").word(Word::badge).raw("</h2><p><img alt=\"\" height=\"20\" src=\"");
  html.path(site.host.prefix()).raw("/").path(badge).raw("\"></p><div class=\"command\"><pre><code id=\"badge\">[![");
  html.text(collection.name).raw("](").text(site.host.base_url).raw("/").path(badge).raw(")](");
  html.text(site.host.base_url).raw("/").path(collection.name).raw("/)</code></pre>");
  append_copy_button(html, "badge");
  html.raw("</div><p><a");
  append_href(html, site, beside_collection(collection.name, "feed.atom"));
  html.raw(">").word(Word::feed).raw("</a></p></section>\n");
}

}  // namespace

void append_side(Html& html, const Site& site, const Collection& collection, const ShownTag& shown) {
  html.raw("<aside class=\"side\">\n");
  owners(html, collection);
  if (shown.tag != nullptr) {
    source(html, *shown.tag);
    side_fact(html, Word::license, license_of(*shown.tag));
    side_fact(html, Word::updated, shown.tag->stated.created.substr(0, 10));
  }
  extras(html, site, collection);
  html.raw("</aside>\n");
}

}  // namespace roadstead::render::web
