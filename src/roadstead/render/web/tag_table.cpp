// SPDX-License-Identifier: Apache-2.0
#include "roadstead/render/web/tag_table.hpp"

#include <algorithm>
#include <span>
#include <vector>

#include "roadstead/render/web/browse.hpp"
#include "roadstead/render/web/listing.hpp"
#include "roadstead/render/web/own_path.hpp"
#include "roadstead/render/web/tag_row.hpp"

namespace roadstead::render::web {

using catalog::Collection;
using catalog::Tag;

namespace {

using Tags = std::span<const Tag* const>;

bool has_time(const Tag* tag) { return !tag->stated.created.empty(); }

bool has_arch(const TagRow& row) {
  return std::ranges::any_of(row.images, [](const catalog::ImageSize& image) { return !image.arch.empty(); });
}

// Some are seen at once.
constexpr std::size_t rows_without_finder = 12;

void finder(Html& html) {
  html.raw("<p class=\"finder find-rows scripted\">");
  append_find_field(html);
  html.raw(" <span class=\"soft\" role=\"status\"></span></p>\n");
}

void tag_table(Html& html, const Site& site, const Collection& collection, Tags tags, bool are_all) {
  if (tags.empty()) return;
  std::vector<TagRow> rows;
  for (const Tag* const tag : tags) rows.push_back({tag, catalog::image_sizes(*tag)});
  const TagColumns columns{std::ranges::any_of(rows, has_arch), std::ranges::any_of(tags, has_time)};
  append_heading(html, "tags", Word::tags);
  if (are_all && rows.size() > rows_without_finder) finder(html);
  begin_table(html, "tags", Word::tags, columns.titles(are_all && rows.size() > 1));
  const ShownTag shown = shown_tag(collection);
  for (const TagRow& row : rows) append_tag_row(html, site, collection, shown, row, columns);
  end_table(html);
}

// Apart from what can be pulled by its name, and without a digest to copy.
void yanked_table(Html& html, const Site& site, const Collection& collection, Tags tags) {
  if (tags.empty()) return;
  std::vector<TableColumn> titles{{Word::tag}, {Word::created}, {Word::reason}};
  const bool has_times = std::ranges::any_of(tags, has_time);
  if (!has_times) titles.erase(titles.begin() + 1);
  append_heading(html, "yanked", Word::yanked_tags);
  begin_table(html, "tags", Word::yanked_tags, titles);
  for (const Tag* const tag : tags) {
    html.raw("<tr><td>");
    append_tag_link(html, site, collection, *tag);
    html.raw("</td>");
    if (has_times) append_created_cell(html, *tag);
    html.raw("<td class=\"words\">").text(tag->yanked).raw("</td></tr>\n");
  }
  end_table(html);
}

}  // namespace

void append_tag_tables(Html& html, const Site& site, const Collection& collection, std::size_t number) {
  const auto all = ordered_tags(collection);
  const Tags rows = rows_of_page(Tags(all), number);
  const auto yanked =
      static_cast<std::size_t>(std::ranges::count_if(rows, [](const Tag* tag) { return tag->is_yanked(); }));
  tag_table(html, site, collection, rows.first(rows.size() - yanked), pages_for(all.size()) == 1);
  yanked_table(html, site, collection, rows.last(yanked));
  const std::string first = std::string(collection.name) + "/", others = beside_collection(collection.name, "tags/");
  append_page_links(html, site, number, pages_for(all.size()), first, others);
}

}  // namespace roadstead::render::web
