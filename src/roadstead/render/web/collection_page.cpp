// SPDX-License-Identifier: Apache-2.0
#include "roadstead/base/text.hpp"
#include "roadstead/catalog/image_size.hpp"
#include "roadstead/render/web/file_table.hpp"
#include "roadstead/render/web/layout.hpp"
#include "roadstead/render/web/markdown.hpp"
#include "roadstead/render/web/pages.hpp"
#include "roadstead/render/web/parts.hpp"
#include "roadstead/render/web/tag_order.hpp"

namespace roadstead::render::web {

using catalog::Collection;
using catalog::Tag;

void append_tag_link(Html& html, const Site& site, const Collection& collection, const Tag& tag) {
  html.raw("<a");
  append_href(html, site, std::string(collection.name) + "/tags/" + std::string(tag.name) + "/");
  html.raw(">").text(tag.name).raw("</a>");
}

// A line for each image in both cells, so that sizes stand beside their architectures.
static void image_cells(Html& html, const Tag& tag) {
  const auto images = catalog::image_sizes(tag);
  html.raw("<td class=\"right\">");
  for (const catalog::ImageSize& image : images)
    html.raw(&image == &images.front() ? "" : "<br>").text(catalog::shown_size(image.bytes));
  html.raw("</td><td>");
  for (const catalog::ImageSize& image : images) html.raw(&image == &images.front() ? "" : "<br>").text(image.arch);
  html.raw("</td>");
}

static void tag_row(Html& html, const Site& site, const Collection& collection, const Tag& tag) {
  html.raw("<tr><td>");
  append_tag_link(html, site, collection, tag);
  html.raw("</td>");
  image_cells(html, tag);
  html.raw("<td class=\"short\">").text(tag.stated.created.substr(0, 10)).raw("</td><td>");
  append_digest(html, tag.stated);
  html.raw("</td></tr>\n");
}

static void tag_table(Html& html, const Site& site, const Collection& collection) {
  const auto tags = listed_tags(collection);
  if (tags.empty()) {
    html.raw("<p>There is no tag to pull.</p>\n");
    return;
  }
  html.raw(
      "<h2>Tags</h2>\n<div class=\"scroll\"><table class=\"tags\"><thead><tr><th>Tag</th><th "
      "class=\"right\">Size</th><th>Architecture</th>"
      "<th>Created</th><th>Digest</th></tr></thead><tbody>\n");
  for (const Tag* const tag : tags) tag_row(html, site, collection, *tag);
  html.raw("</tbody></table></div>\n");
}

void append_commands(Html& html, std::span<const Usage> ways) {
  for (const Usage& way : ways) {
    if (way.command.empty()) continue;
    html.raw("<p class=\"soft\">").text(way.clients.front()).raw("</p>\n<pre><code>").text(way.command);
    html.raw("</code></pre>\n");
  }
}

static void usage_of_shown(Html& html, const Site& site, const Collection& collection) {
  const ShownTag shown = shown_tag(collection);
  if (shown.tag == nullptr) return;
  const auto ways = usage_of(site, collection, *shown.tag);
  const bool pulls = can_be_pulled(ways);
  html.raw(pulls ? "<h2>Pull " : "<h2>No client can pull ").text(shown.tag->name);
  if (!shown.why.empty()) html.raw(", ").raw(shown.why);
  html.raw("</h2>\n");
  append_commands(html, ways);
  if (!pulls) append_refusals(html, ways);
}

void append_about(Writer& writer, std::string& out, std::uint32_t entry) {
  auto text = writer.read(entry);
  if (!text) return writer.note(text.error());
  out += "<h2>About</h2>\n";
  append_markdown(out, *text);
}

void collection_page(Writer& writer, const Collection& collection) {
  writer.path(collection.name).append("/");
  writer.put({.role = Role::index, .media_type = html_type}, [&](std::string& out) {
    Html html(out);
    begin_page(html, writer.site, collection.name);
    html.raw("<h1>").text(collection.name).raw("</h1>\n");
    html.paragraph(collection.description);
    tag_table(html, writer.site, collection);
    usage_of_shown(html, writer.site, collection);
    if (collection.has_body) append_about(writer, out, static_cast<std::uint32_t>(collection.entry));
    end_page(html, writer.site);
  });
}

}  // namespace roadstead::render::web
