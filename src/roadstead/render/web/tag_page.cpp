// SPDX-License-Identifier: Apache-2.0
#include <fmt/compile.h>

#include <vector>

#include "roadstead/render/web/compare.hpp"
#include "roadstead/render/web/file_table.hpp"
#include "roadstead/render/web/history.hpp"
#include "roadstead/render/web/inside.hpp"
#include "roadstead/render/web/layers.hpp"
#include "roadstead/render/web/layout.hpp"
#include "roadstead/render/web/owner_name.hpp"
#include "roadstead/render/web/pages.hpp"
#include "roadstead/render/web/parts.hpp"
#include "roadstead/render/web/recipe.hpp"
#include "roadstead/render/web/tag_facts.hpp"
#include "roadstead/render/web/tag_labels.hpp"
#include "roadstead/render/web/tag_parts.hpp"

namespace roadstead::render::web {

using catalog::Collection;
using catalog::StoredFile;
using catalog::Tag;

namespace {

void title(Html& html, const Site& site, const Collection& collection, const Tag& tag) {
  append_owner_crumb(html, site, collection);
  html.raw("<h1>");
  append_collection_link(html, site, collection);
  html.raw("<wbr>:").text(tag.name);
  append_chips(html, site, collection, tag);
  if (tag.is_yanked()) html.raw(" <span class=\"chip bad\">").word(Word::yanked).raw("</span>");
  html.raw("</h1>\n");
}

void yanked(Html& html, const Site& site, const Collection& collection, const Tag& tag) {
  html.raw("<p class=\"note bad\">").word(Word::yanked).raw(": ").text(tag.yanked).raw("</p>\n<p>");
  const auto ways = usage_by_digest(site, collection, tag);
  html.word(Word::yanked_tag);
  if (can_be_pulled(ways)) html.raw(" ").word(Word::yanked_by_digest);
  html.raw("</p>\n");
  if (!can_be_pulled(ways)) return;
  append_heading(html, "pull", Word::pull_by_digest);
  append_commands(html, ways);
}

void pulls(Html& html, std::span<const Usage> ways) {
  html.raw("<h2 id=\"pull\">").word(can_be_pulled(ways) ? Word::pull : Word::none_can_pull).raw("</h2>\n");
  append_commands(html, ways);
  append_refusals(html, ways);
}

std::vector<StoredFile> image_files(const Tag& tag) {
  if (tag.images.empty()) return {tag.layers.begin(), tag.layers.end()};
  std::vector<StoredFile> files{tag.image()};
  files.front().created = files.front().commit = {};  // they stand among the tag's facts
  files.insert(files.end(), tag.images.begin(), tag.images.end());
  return files;
}

void tables(Html& html, const Site& site, const Collection& collection, const Tag& tag) {
  const Downloads downloads(site, collection, tag);
  append_children(html, tag);
  if (tag.layout == catalog::Layout::oci) {
    append_layers(html, downloads, tag);
    append_files(html, downloads, tag, files_beside_layers(tag));
  } else {
    append_files(html, downloads, tag, image_files(tag));
  }
  append_referrers(html, tag);
  append_history(html, downloads, tag);
  append_compare(html, site, collection, tag);
}

}  // namespace

void tag_page(Writer& writer, const Collection& collection, const Tag& tag) {
  writer.path(collection.name).append("/tags/").append(tag.name).append("/");
  writer.put({.media_type = html_type}, [&](std::string& out) {
    Html html = html_of(out, writer.site);
    const std::string name = fmt::format(FMT_COMPILE("{}:{}"), collection.name, tag.name);
    const std::string path = fmt::format(FMT_COMPILE("{}/tags/{}/"), collection.name, tag.name);
    const std::string origins = origins_of_inside(writer.site, collection, tag);
    const std::string description = description_of(collection, tag);
    begin_page(html, writer.site, {.title = name, .path = path, .description = description, .origins = origins});
    title(html, writer.site, collection, tag);
    if (tag.is_yanked())
      yanked(html, writer.site, collection, tag);
    else
      pulls(html, usage_of(writer.site, collection, tag));
    append_facts(html, tag);
    append_labels(html, tag);
    append_inside(html, writer.site, collection, tag);
    tables(html, writer.site, collection, tag);
    append_recipe(writer, html, tag);
    if (tag.has_body) append_about(writer, html, out, tag.entry, SourceLinks(tag.source));
    end_page(html, writer.site);
  });
}

}  // namespace roadstead::render::web
