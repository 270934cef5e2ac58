// SPDX-License-Identifier: Apache-2.0
#include "roadstead/render/web/tag_table.hpp"

#include <fmt/compile.h>
#include <fmt/format.h>

#include <algorithm>
#include <span>
#include <vector>

#include "roadstead/catalog/image_size.hpp"
#include "roadstead/render/tag_order.hpp"
#include "roadstead/render/web/digest.hpp"
#include "roadstead/render/web/figures.hpp"
#include "roadstead/render/web/listing.hpp"
#include "roadstead/render/web/own_path.hpp"
#include "roadstead/render/web/parts.hpp"
#include "roadstead/render/web/tag_parts.hpp"

namespace roadstead::render::web {

using catalog::Collection;
using catalog::Tag;

namespace {

using Images = std::vector<catalog::ImageSize>;

// A line for each image in each cell, so that they stand beside one another.
template <class Line>
void cell(Html& html, std::string_view open, const Images& images, Line line) {
  html.raw(open);
  for (const catalog::ImageSize& image : images) {
    if (&image != &images.front()) html.raw("<br>");
    line(image);
  }
  html.raw("</td>");
}

// What stands beside a digest where it is not the only one, or an index's.
void digest_of(Html& html, std::string_view whose, std::string_view digest) {
  append_whose(html, whose);
  append_short_digest(html, digest);
}

void digest_cell(Html& html, const Tag& tag, const Images& images) {
  const bool has_index = shows_index(tag, images);
  if (!has_index && images.size() > 1)
    return cell(html, "<td class=\"digests\">", images,
                [&](const catalog::ImageSize& image) { digest_of(html, image.platform(), image.file.digest_text()); });
  html.raw("<td class=\"digests\">");
  if (has_index)
    digest_of(html, html.words()[Word::every_architecture], tag.stated.digest_text());
  else
    append_short_digest(html, tag.stated.digest_text());
  html.raw("</td>");
}

/// A tag that has a row, and its images.
struct Row {
  const Tag* tag;
  Images images;
};

void created_cell(Html& html, const Tag& tag) {
  html.raw("<td class=\"short\">");
  if (tag.stated.created.empty())
    append_untold(html);
  else
    append_day(html, tag.stated.created);
  html.raw("</td>");
}

// Only among others is one of them the newest.
bool is_newest(const Collection& collection, const ShownTag& shown, const Tag& tag) {
  return shown.tag == &tag && shown.why == ShownTag::Why::newest && collection.tags.size() > 1;
}

void name_cell(Html& html, const Site& site, const Collection& collection, const ShownTag& shown, const Tag& tag) {
  html.raw("<td>");
  append_tag_link(html, site, collection, tag);
  if (is_newest(collection, shown, tag)) html.raw(" <span class=\"chip\">").word(Word::the_newest).raw("</span>");
  append_chips(html, site, collection, tag);
  html.raw("</td>");
}

using Tags = std::span<const Tag* const>;

bool has_time(const Tag* tag) { return !tag->stated.created.empty(); }

bool has_arch(const Row& row) {
  return std::ranges::any_of(row.images, [](const catalog::ImageSize& image) { return !image.arch.empty(); });
}

/// What no tag tells has no column.
struct Columns {
  bool arch, created;

  // A script sorts what the page has all of.
  std::vector<TableColumn> titles(bool are_all) const {
    const auto by = [&](std::string_view kind) { return are_all ? kind : std::string_view(); };
    std::vector<TableColumn> all{{Word::tag, false, by("text")}, {Word::size, true, by("number")}};
    if (arch) all.push_back({Word::architecture, false, by("text")});
    if (created) all.push_back({Word::created, false, by("text")});
    all.push_back({Word::digest});
    return all;
  }
};

std::uint64_t most_bytes(const Images& images) {
  std::uint64_t most = 0;
  for (const catalog::ImageSize& image : images) most = std::max(most, image.bytes.value_or(0));
  return most;
}

void tag_row(Html& html, const Site& site, const Collection& collection, const ShownTag& shown, const Row& row,
             Columns columns) {
  html.raw("<tr>");
  name_cell(html, site, collection, shown, *row.tag);
  cell(html, fmt::format(FMT_COMPILE("<td class=\"right\" data-number=\"{}\">"), most_bytes(row.images)), row.images,
       [&](const catalog::ImageSize& image) { html.text(shown_size(image.bytes, html.words())); });
  if (columns.arch)
    cell(html, "<td>", row.images, [&](const catalog::ImageSize& image) {
      if (image.arch.empty()) return append_untold(html);
      html.text(image.platform());
    });
  if (columns.created) created_cell(html, *row.tag);
  digest_cell(html, *row.tag, row.images);
  html.raw("</tr>\n");
}

// Some are seen at once.
constexpr std::size_t rows_without_finder = 12;

void finder(Html& html) {
  html.raw("<p class=\"scripted\"><input class=\"filter find-rows\" type=\"search\"");
  html.raw(" placeholder=\"").word(Word::browse_find).raw("\" aria-label=\"").word(Word::browse_find);
  html.raw("\"> <span class=\"soft\" role=\"status\"></span></p>\n");
}

void tag_table(Html& html, const Site& site, const Collection& collection, Tags tags, bool are_all) {
  if (tags.empty()) return;
  std::vector<Row> rows;
  for (const Tag* const tag : tags) rows.push_back({tag, catalog::image_sizes(*tag)});
  const Columns columns{std::ranges::any_of(rows, has_arch), std::ranges::any_of(tags, has_time)};
  append_heading(html, "tags", Word::tags);
  if (are_all && rows.size() > rows_without_finder) finder(html);
  begin_table(html, "tags", Word::tags, columns.titles(are_all && rows.size() > 1));
  const ShownTag shown = shown_tag(collection);
  for (const Row& row : rows) tag_row(html, site, collection, shown, row, columns);
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
    if (has_times) created_cell(html, *tag);
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
