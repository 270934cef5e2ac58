// SPDX-License-Identifier: Apache-2.0
#include "roadstead/render/web/listing.hpp"

#include <algorithm>
#include <functional>

#include "roadstead/render/overview.hpp"
#include "roadstead/render/tag_order.hpp"
#include "roadstead/render/web/figures.hpp"
#include "roadstead/render/web/layout.hpp"
#include "roadstead/render/web/parts.hpp"

namespace roadstead::render::web {

using catalog::Collection;
using catalog::Tag;

std::size_t pages_for(std::size_t rows) { return std::max<std::size_t>(1, (rows + rows_on_page - 1) / rows_on_page); }

namespace {

constexpr TableColumn columns[] = {
    {Word::collection, false, "name"}, {Word::description},           {Word::tag}, {Word::tags, true, "tags"},
    {Word::pull_size, true, "size"},   {Word::updated, false, "date"}};

void shown_tag_cells(Html& html, const Site& site, const Collection& collection) {
  const ShownTag shown = shown_tag(collection);
  const auto listed = std::ranges::count_if(collection.tags, std::not_fn(&Tag::is_yanked));
  html.raw("<td>");
  if (shown.tag != nullptr) append_tag_link(html, site, collection, *shown.tag);
  html.raw("</td><td class=\"right count\">")
      .text(shown_count(static_cast<std::uint64_t>(listed), html.words()))
      .raw("</td><td class=\"right\">");
  if (shown.tag != nullptr) html.text(shown_size(catalog::pull_size(*shown.tag), html.words()));
  html.raw("</td><td class=\"short\">");
  if (shown.tag != nullptr) append_day(html, shown.tag->stated.created);
  html.raw("</td>");
}

void page_link(Html& html, const Site& site, std::string_view path, std::string_view relation, Word label) {
  html.raw("<a class=\"button\" rel=\"").raw(relation).raw("\"");
  append_href(html, site, path);
  html.raw(">").word(label).raw("</a>\n");
}

}  // namespace

void append_collections(Html& html, const Site& site, std::span<const Collection> collections, std::size_t shown_from) {
  begin_table(html, "list", Word::collections, columns);
  for (const Collection& collection : collections) {
    html.raw("<tr><td>");
    append_collection_link(html, site, collection, collection.name.substr(shown_from));
    html.raw("</td><td class=\"words\">").text(description_of(collection)).raw("</td>");
    shown_tag_cells(html, site, collection);
    html.raw("</tr>\n");
  }
  end_table(html);
}

void append_size_map(Html& html, std::string_view owner) {
  html.raw("<section class=\"sizes scripted\"").data("heading", Word::map_of_sizes);
  html.raw(" data-title=\"").word(Word::registry).raw("\" data-rest=\"");
  html.word(Word::others).raw("\"").data("failed", Word::sizes_failed);
  html.raw(" data-owner=\"").text(owner).raw("\"></section>\n");
}

void append_page_links(Html& html, const Site& site, std::size_t number, std::size_t count, std::string_view first,
                       std::string_view others) {
  if (count < 2) return;
  const auto path_of = [&](std::size_t page) {
    return page == 1 ? std::string(first) : std::string(others) + std::to_string(page) + "/";
  };
  html.raw("<nav class=\"pages\" aria-label=\"").word(Word::page).raw("\">\n");
  if (number > 1) page_link(html, site, path_of(number - 1), "prev", Word::previous);
  html.raw("<span>").word(Word::page).raw(" ").text(shown_count(number, html.words())).raw(" / ");
  html.text(shown_count(count, html.words())).raw("</span>\n");
  if (number < count) page_link(html, site, path_of(number + 1), "next", Word::next);
  html.raw("</nav>\n");
}

}  // namespace roadstead::render::web
