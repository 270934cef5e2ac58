// SPDX-License-Identifier: Apache-2.0
#include "roadstead/render/web/file_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <vector>

#include "roadstead/base/text.hpp"
#include "roadstead/catalog/image_size.hpp"
#include "roadstead/render/api/oci_reach.hpp"
#include "roadstead/render/files.hpp"
#include "roadstead/render/web/layout.hpp"
#include "roadstead/render/web/parts.hpp"

namespace roadstead::render::web {

using catalog::Collection;
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

void head(Html& html, Word title, std::span<const Column* const> shown) {
  std::vector<TableColumn> titles{{Word::digest}, {Word::size, true}};
  for (const Column* const column : shown) titles.push_back({column->title});
  titles.push_back({Word::file});
  begin_table(html, "stored", title, titles);
}

std::string_view id_of(Word title) {
  if (title == Word::files) return "files";
  return title == Word::history ? "history" : "architectures";
}

using Digests = std::set<catalog::Digest>;

// A document that is withheld leaves its blobs without a page; what no document names has none.
Digests blobs_with_page(const Site& site, const Collection& collection, const Tag& tag) {
  Digests digests;
  if (!api::is_spelled(site, collection)) return digests;
  api::Reach reach(site, tag);
  for (const catalog::Document& document : tag.documents)
    if (reach.has(document))
      for (const catalog::BlobRef& blob : document.blobs) digests.insert(blob.digest);
  return digests;
}

// The paths where the library API and the OCI API have what the store holds.
void download(Html& html, const Site& site, const Collection& collection, const Tag& tag, const Digests& blobs,
              const StoredFile& file) {
  const bool is_here = stored(site, file) == catalog::Stored::yes;
  if (is_here && tag.layout == catalog::Layout::singularity) {
    html.raw("<a");
    append_href(html, site, fmt::format("v1/imagefile/{}:sha256.{}", collection.name, file.digest->hex()));
    html.raw(">").word(Word::download).raw("</a>");
  } else if (is_here && blobs.contains(*file.digest)) {
    html.raw("<a href=\"").path(fmt::format("/v2/{}/blobs/{}", to_lower(collection.name), file.digest->text()));
    html.raw("\">").word(Word::download).raw("</a>");
  } else if (!file.url.empty()) {
    html.link(file.url, html.words()[Word::download]);
  }
}

}  // namespace

void append_digest(Html& html, const StoredFile& file) {
  const std::string digest = file.digest_text();
  if (digest.empty()) {
    html.word(Word::unknown);
    return;
  }
  html.raw("<code>").text(digest).raw("</code>");
}

void append_files(Html& html, const Site& site, const Collection& collection, const Tag& tag, Word title, Files files) {
  if (files.empty()) return;
  append_heading(html, id_of(title), title);
  const auto shown = shown_columns(files);
  const Digests blobs = blobs_with_page(site, collection, tag);
  head(html, title, shown);
  for (const StoredFile& file : files) {
    html.raw("<tr><td>");
    append_digest(html, file);
    html.raw("</td><td class=\"right\">").text(catalog::shown_size(catalog::file_bytes(tag, file))).raw("</td>");
    for (const Column* const column : shown) cell(html, *column, file);
    html.raw("<td>");
    download(html, site, collection, tag, blobs, file);
    html.raw("</td></tr>\n");
  }
  end_table(html);
}

static std::string platform_of(const catalog::ChildRef& child) {
  return child.os.empty() ? std::string(child.arch) : fmt::format("{}/{}", child.os, child.arch);
}

void append_children(Html& html, const Tag& tag) {
  if (tag.layout != catalog::Layout::oci || tag.root().children.empty()) return;
  constexpr TableColumn titles[] = {{Word::platform}, {Word::digest}, {Word::size, true}};
  append_heading(html, "images", Word::images);
  begin_table(html, "stored", Word::images, titles);
  for (const catalog::ChildRef& child : tag.root().children) {
    html.raw("<tr><td>").text(platform_of(child)).raw("</td><td><code>").text(child.digest.text());
    html.raw("</code></td><td class=\"right\">")
        .text(catalog::shown_size(catalog::image_bytes(*tag.find(child.digest))));
    html.raw("</td></tr>\n");
  }
  end_table(html);
}

}  // namespace roadstead::render::web
