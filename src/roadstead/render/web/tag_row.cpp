// SPDX-License-Identifier: Apache-2.0
#include "roadstead/render/web/tag_row.hpp"

#include <fmt/compile.h>
#include <fmt/format.h>

#include <algorithm>

#include "roadstead/render/web/digest.hpp"
#include "roadstead/render/web/figures.hpp"
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

std::uint64_t most_bytes(const Images& images) {
  std::uint64_t most = 0;
  for (const catalog::ImageSize& image : images) most = std::max(most, image.bytes.value_or(0));
  return most;
}

void size_cell(Html& html, const Images& images) {
  cell(html, fmt::format(FMT_COMPILE("<td class=\"right\" data-number=\"{}\">"), most_bytes(images)), images,
       [&](const catalog::ImageSize& image) { html.text(shown_size(image.bytes, html.words())); });
}

void arch_cell(Html& html, const Images& images) {
  cell(html, "<td>", images, [&](const catalog::ImageSize& image) {
    if (image.arch.empty()) return append_untold(html);
    html.text(image.platform());
  });
}

}  // namespace

std::vector<TableColumn> TagColumns::titles(bool are_sorted) const {
  const auto by = [&](std::string_view kind) { return are_sorted ? kind : std::string_view(); };
  std::vector<TableColumn> all{{Word::tag, false, by("text")}, {Word::size, true, by("number")}};
  if (arch) all.push_back({Word::architecture, false, by("text")});
  if (created) all.push_back({Word::created, false, by("text")});
  all.push_back({Word::digest});
  return all;
}

void append_created_cell(Html& html, const Tag& tag) {
  html.raw("<td class=\"short\">");
  if (tag.stated.created.empty())
    append_untold(html);
  else
    append_day(html, tag.stated.created);
  html.raw("</td>");
}

void append_tag_row(Html& html, const Site& site, const Collection& collection, const ShownTag& shown,
                    const TagRow& row, TagColumns columns) {
  html.raw("<tr>");
  name_cell(html, site, collection, shown, *row.tag);
  size_cell(html, row.images);
  if (columns.arch) arch_cell(html, row.images);
  if (columns.created) append_created_cell(html, *row.tag);
  digest_cell(html, *row.tag, row.images);
  html.raw("</tr>\n");
}

}  // namespace roadstead::render::web
