// SPDX-License-Identifier: Apache-2.0
#include "roadstead/base/text.hpp"
#include "roadstead/render/web/layout.hpp"
#include "roadstead/render/web/markdown.hpp"
#include "roadstead/render/web/pages.hpp"
#include "roadstead/render/web/parts.hpp"
#include "roadstead/render/web/usage.hpp"

namespace roadstead::render::web {

using catalog::Collection;
using catalog::Tag;

static void tag_row(Html& html, const Site& site, const Collection& collection, const Tag& tag) {
  html.raw("<tr><td><a");
  append_href(html, site, std::string(collection.name) + "/tags/" + std::string(tag.name) + "/");
  html.raw(">").text(tag.name).raw("</a></td><td class=\"right\">").text(human_size(tag.stated.size_bytes));
  html.raw("</td><td>")
      .text(tag.stated.arch)
      .raw("</td><td>")
      .text(tag.stated.created.substr(0, 10))
      .raw("</td><td><code>");
  if (tag.stated.digest)
    html.text(tag.stated.digest->text());
  else
    html.text(tag.stated.other_digest);
  html.raw("</code></td></tr>\n");
}

static void tag_table(Html& html, const Site& site, const Collection& collection) {
  html.raw(
      "<h2>Tags</h2>\n<div class=\"scroll\"><table><thead><tr><th>Tag</th><th "
      "class=\"right\">Size</th><th>Architecture</th>"
      "<th>Created</th><th>Digest</th></tr></thead><tbody>\n");
  for (const Tag& tag : collection.tags)
    if (!tag.is_yanked()) tag_row(html, site, collection, tag);
  html.raw("</tbody></table></div>\n");
}

static const Tag* shown_tag(const Collection& collection) {
  if (const Tag* const latest = collection.find("latest"); latest != nullptr && !latest->is_yanked()) return latest;
  for (const Tag& tag : collection.tags)
    if (!tag.is_yanked()) return &tag;
  return nullptr;
}

void append_usage(Html& html, const Site& site, const Collection& collection, const Tag& tag) {
  html.raw("<h2>Pull</h2>\n");
  for (const Usage& usage : usage_of(site, collection, tag))
    html.raw("<p class=\"soft\">")
        .text(usage.client)
        .raw("</p>\n<pre><code>")
        .text(usage.command)
        .raw("</code></pre>\n");
}

void append_body(Writer& writer, std::string& out, std::uint32_t entry) {
  auto text = writer.read(entry);
  if (!text) return writer.note(text.error());
  append_markdown(out, *text);
}

void collection_page(Writer& writer, const Collection& collection) {
  writer.path(collection.name).append("/");
  writer.put({.role = Role::index, .media_type = html_type}, [&](std::string& out) {
    Html html(out);
    begin_page(html, writer.site, collection.name);
    html.raw("<h1>").text(collection.name).raw("</h1>\n<p>").text(collection.description).raw("</p>\n");
    tag_table(html, writer.site, collection);
    if (const Tag* const tag = shown_tag(collection)) append_usage(html, writer.site, collection, *tag);
    if (collection.has_body) {
      html.raw("<h2>About</h2>\n");
      append_body(writer, out, static_cast<std::uint32_t>(collection.entry));
    }
    end_page(html, writer.site);
  });
}

}  // namespace roadstead::render::web
