// SPDX-License-Identifier: Apache-2.0
#include "roadstead/render/web/file_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "roadstead/catalog/image_size.hpp"
#include "roadstead/render/web/digest.hpp"
#include "roadstead/render/web/figures.hpp"
#include "roadstead/render/web/parts.hpp"

namespace roadstead::render::web {

using catalog::StoredFile;
using catalog::Tag;

namespace {

using Files = std::span<const StoredFile>;

/// What not every file has; a column where any of them does.
struct Column {
  Word title;
  std::string_view open, close;  ///< of its cells
  std::string_view StoredFile::*value;
};

constexpr Column columns[] = {{Word::architecture, "<td>", "</td>", &StoredFile::arch},
                              {Word::created, "<td class=\"short\">", "</td>", &StoredFile::created},
                              {Word::commit, "<td><code>", "</code></td>", &StoredFile::commit}};

std::vector<const Column*> shown_columns(Files files) {
  std::vector<const Column*> shown;
  for (const Column& column : columns)
    if (std::ranges::any_of(files, [&](const StoredFile& file) { return !(file.*column.value).empty(); }))
      shown.push_back(&column);
  return shown;
}

void cell(Html& html, const Column& column, const StoredFile& file) {
  const std::string_view value = file.*column.value;
  if (value.empty())
    html.raw("<td></td>");
  else
    html.raw(column.open).text(value).raw(column.close);
}

void head(Html& html, std::span<const Column* const> shown) {
  std::vector<TableColumn> titles{{Word::digest}, {Word::size, true}};
  for (const Column* const column : shown) titles.push_back({column->title});
  titles.push_back({Word::file});
  begin_table(html, "stored", Word::stored_files, titles);
}

}  // namespace

void append_files(Html& html, const Downloads& downloads, const Tag& tag, Files files) {
  if (files.empty()) return;
  append_heading(html, "files", Word::stored_files);
  const auto shown = shown_columns(files);
  head(html, shown);
  for (const StoredFile& file : files) {
    html.raw("<tr><td>");
    append_digest(html, file.digest_text());
    html.raw("</td><td class=\"right\">").text(shown_size(catalog::file_bytes(tag, file), html.words())).raw("</td>");
    for (const Column* const column : shown) cell(html, *column, file);
    html.raw("<td>");
    downloads.append(html, file);
    html.raw("</td></tr>\n");
  }
  end_table(html);
}

void append_referrers(Html& html, const Tag& tag) {
  if (std::ranges::none_of(tag.documents, [](const auto& document) { return document.subject.has_value(); })) return;
  constexpr TableColumn titles[] = {{Word::kind}, {Word::digest}, {Word::refers_to}};
  append_heading(html, "referrers", Word::referrers);
  begin_table(html, "stored", Word::referrers, titles);
  for (const catalog::Document& document : tag.documents) {
    if (!document.subject) continue;
    html.raw("<tr><td>").text(document.artifact_type.empty() ? document.media_type : document.artifact_type);
    html.raw("</td><td><code>").text(document.digest.text()).raw("</code></td><td><code>");
    html.text(document.subject->text()).raw("</code></td></tr>\n");
  }
  end_table(html);
}

std::string platform_of(const catalog::ChildRef& child) {
  std::string platform(child.os);
  for (const std::string_view part : {child.arch, child.variant})
    if (!part.empty()) platform.append(platform.empty() ? "" : "/").append(part);
  return platform;
}

void append_children(Html& html, const Tag& tag) {
  if (tag.layout != catalog::Layout::oci || tag.root().children.empty()) return;
  constexpr TableColumn titles[] = {{Word::platform}, {Word::digest}, {Word::size, true}};
  append_heading(html, "images", Word::images);
  begin_table(html, "stored", Word::images, titles);
  for (const catalog::ChildRef& child : tag.root().children) {
    html.raw("<tr><td>").text(platform_of(child)).raw("</td><td><code>").text(child.digest.text());
    html.raw("</code></td><td class=\"right\">")
        .text(shown_size(catalog::image_bytes(*tag.find(child.digest)), html.words()));
    html.raw("</td></tr>\n");
  }
  end_table(html);
}

}  // namespace roadstead::render::web
