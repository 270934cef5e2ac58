// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "roadstead/render/health.hpp"
#include "roadstead/render/web/figures.hpp"
#include "roadstead/render/web/layout.hpp"
#include "roadstead/render/web/listing.hpp"
#include "roadstead/render/web/pages.hpp"
#include "roadstead/render/web/parts.hpp"

namespace roadstead::render::web {

namespace {

// "harbor/buoy/manifests/1.0/README.md" leads to the page of harbor/buoy:1.0; what is no tag's, or of one that has gone
// since, stands as it is.
void place(Html& html, const Site& site, std::string_view path) {
  constexpr std::string_view middle = "/manifests/", end = "/README.md";
  const std::size_t at = path.rfind(middle);
  const auto* const collection = at == path.npos ? nullptr : site.catalog.find(path.substr(0, at));
  const std::string_view rest = at == path.npos ? path : path.substr(at + middle.size());
  const std::string_view tag = rest.substr(0, rest.ends_with(end) ? rest.size() - end.size() : 0);
  if (collection == nullptr || collection->find(tag) == nullptr) {
    html.text(path);
    return;
  }
  html.raw("<a");
  append_href(html, site, fmt::format("{}/tags/{}/", collection->name, tag));
  html.raw(">");
  append_reference(html, collection->name, tag);
  html.raw("</a>");
}

void totals(Html& html, const Health& health) {
  html.raw("<dl class=\"stats\">\n");
  append_total(html, Word::objects, health.objects);
  append_total(html, Word::sound, health.sound);
  append_total(html, Word::broken, health.broken);
  append_total(html, Word::untold, health.unknown);
  append_total(html, Word::healed, health.healed.size());
  html.raw("</dl>\n");
}

constexpr TableColumn columns[] = {{Word::tag}, {Word::rule}, {Word::found}, {Word::nights_in_a_row, true}};

void row(Html& html, const Site& site, const UnsoundObject& one) {
  html.raw("<tr><td>");
  place(html, site, one.path);
  if (one.is_new) html.raw(" <span class=\"chip warn\">").word(Word::is_new).raw("</span>");
  if (one.is_unknown) html.raw(" <span class=\"chip warn\">").word(Word::untold).raw("</span>");
  html.raw("</td><td><code>").text(one.rule).raw("</code></td><td>").text(one.message);
  html.raw("</td><td class=\"right\">").text(shown_count(one.failures, html.words())).raw("</td></tr>\n");
}

void how_to_audit(Html& html) {
  html.raw("<p>").word(Word::no_audit).raw("</p>\n<details><summary>").word(Word::for_keepers);
  html.raw("</summary>\n<p>").word(Word::how_to_audit).raw("</p>\n");
  html.raw("<div class=\"command\"><pre><code id=\"audit\">");
  html.raw("roadstead audit . --report audit.json\nroadstead build . -o site --audit-report audit.json</code></pre>");
  append_copy_button(html, "audit");
  html.raw("</div></details>\n");
}

void fill(Html& html, const Site& site, const Health& health, std::size_t number) {
  if (number == 1) totals(html, health);
  if (health.unsound.empty()) html.raw("<p class=\"note\">").word(Word::all_sound).raw("</p>\n");
  if (health.unsound.empty()) return;
  append_heading(html, "unsound", Word::unsound);
  begin_table(html, "stored", Word::unsound, columns);
  for (const UnsoundObject& one : rows_of_page(std::span(health.unsound), number)) row(html, site, one);
  end_table(html);
  append_page_links(html, site, number, pages_for(health.unsound.size()), "_/health/", "_/health/");
}

}  // namespace

void health_pages(Writer& writer) {
  const Site& site = writer.site;
  const std::size_t count = site.health ? pages_for(site.health->unsound.size()) : 1;
  for (std::size_t number = 1; number <= count; ++number) {
    const std::string path = number == 1 ? "_/health/" : fmt::format("_/health/{}/", number);
    writer.path(path);
    writer.put({.media_type = html_type}, [&](std::string& out) {
      Html html = html_of(out, site);
      begin_page(html, site, {.title = html.words()[Word::health], .path = path});
      html.raw("<h1>").word(Word::health).raw("</h1>\n");
      if (site.health)
        fill(html, site, *site.health, number);
      else
        how_to_audit(html);
      end_page(html, site);
    });
  }
}

}  // namespace roadstead::render::web
