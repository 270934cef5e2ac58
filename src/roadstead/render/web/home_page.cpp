// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>

#include "roadstead/render/overview.hpp"
#include "roadstead/render/web/browse.hpp"
#include "roadstead/render/web/feeds.hpp"
#include "roadstead/render/web/figures.hpp"
#include "roadstead/render/web/layout.hpp"
#include "roadstead/render/web/listing.hpp"
#include "roadstead/render/web/newest.hpp"
#include "roadstead/render/web/pages.hpp"
#include "roadstead/render/web/parts.hpp"

namespace roadstead::render::web {

using catalog::Collection;

namespace {

std::size_t owner_count(const catalog::Catalog& catalog) {
  const auto owners = owners_of(catalog);
  return owners.size() - static_cast<std::size_t>(std::ranges::count(owners, std::string_view(), &OwnerSpan::name));
}

void totals(Html& html, const Site& site, const Overview& all) {
  html.raw("<dl class=\"stats\">\n");
  append_total(html, Word::collections, site.catalog.collections.size());
  append_total(html, Word::tags, all.tags);
  append_total(html, Word::namespaces, owner_count(site.catalog));
  append_total(html, Word::total_size, shown_size(all.bytes, html.words()));
  html.raw("</dl>\n");
}

void newest(Html& html, const Site& site) {
  const auto tags = newest_of_each(site.catalog.collections, 12);
  if (tags.empty()) return;
  append_heading(html, "newest", Word::newest);
  html.raw("<ul class=\"newest\">\n");
  for (const PlacedTag& placed : tags) {
    html.raw("<li><a");
    append_href(html, site, fmt::format("{}/tags/{}/", placed.collection->name, placed.tag->name));
    html.raw(">");
    append_reference(html, placed.collection->name, placed.tag->name);
    html.raw("</a><p class=\"soft\">");
    append_day(html, placed.tag->stated.created);
    const std::string size = shown_size(catalog::pull_size(*placed.tag), html.words());
    if (!size.empty()) html.raw(" · ").text(size);
    html.raw("</p></li>\n");
  }
  html.raw("</ul>\n");
}

void introduction(Html& html, const Site& site) {
  const auto& settings = site.catalog.settings;
  const Overview all = overview_of(site.catalog.collections);
  html.raw("<h1>").text(settings.title).raw("</h1>\n");
  if (!settings.description.empty()) html.raw("<p class=\"lead\">").text(settings.description).raw("</p>\n");
  totals(html, site, all);
  newest(html, site);
}

void list_page(Html& html, const Site& site, std::size_t number) {
  const std::span<const Collection> all = site.catalog.collections;
  if (number == 1)
    append_heading(html, "collections", Word::all_collections);
  else
    html.raw("<h1 id=\"collections\">").word(Word::all_collections).raw("</h1>\n");
  begin_browse(html, Browse::list);
  append_collections(html, site, rows_of_page(all, number));
  append_page_links(html, site, number, pages_for(all.size()), "", "_/collections/");
  end_browse(html);
}

void fill(Html& html, const Site& site, std::size_t number, std::string_view path) {
  const auto& settings = site.catalog.settings;
  begin_page(html, site,
             {.title = settings.title, .path = path, .description = settings.description, .feed = "_/feed.atom"});
  if (number == 1) introduction(html, site);
  list_page(html, site, number);
  if (number == 1) append_size_map(html, "");
  end_page(html, site);
}

}  // namespace

void home_pages(Writer& writer, PageRange pages) {
  const catalog::Catalog& catalog = writer.site.catalog;
  if (pages.first == 1)
    put_feed(writer, {catalog.settings.title, "", "_/feed.atom", "_/feed.json", catalog.collections});
  const std::size_t end = std::min(pages.end, pages_for(catalog.collections.size()) + 1);
  for (std::size_t number = pages.first; number < end; ++number) {
    const std::string path = number == 1 ? "" : fmt::format("_/collections/{}/", number);
    writer.path(path);
    writer.put({.media_type = html_type}, [&](std::string& out) {
      Html html = html_of(out, writer.site);
      fill(html, writer.site, number, path);
    });
  }
}

}  // namespace roadstead::render::web
