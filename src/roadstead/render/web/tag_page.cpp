// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "roadstead/base/text.hpp"
#include "roadstead/render/web/layout.hpp"
#include "roadstead/render/web/pages.hpp"
#include "roadstead/render/web/parts.hpp"

namespace roadstead::render::web {

using catalog::Collection;
using catalog::StoredFile;
using catalog::Tag;

static void row(Html& html, std::string_view name, std::string_view value) {
  if (!value.empty()) html.raw("<tr><th>").text(name).raw("</th><td>").text(value).raw("</td></tr>\n");
}

static std::string digest_text(const StoredFile& file) {
  return file.digest ? file.digest->text() : std::string(file.other_digest);
}

static std::string size_text(const StoredFile& file) {
  return fmt::format("{} ({} bytes)", human_size(file.size_bytes), file.size_bytes);
}

static void facts(Html& html, const Tag& tag) {
  html.raw("<div class=\"scroll\"><table><tbody>\n");
  row(html, "Digest", digest_text(tag.stated));
  row(html, "Size", size_text(tag.stated));
  row(html, "Architecture", tag.stated.arch);
  row(html, "Created", tag.stated.created);
  row(html, "Source", tag.source.repository);
  row(html, "Commit", tag.source.commit);
  row(html, "Recipe", tag.source.recipe);
  row(html, "Frozen", tag.frozen ? "this tag never changes again" : "");
  for (const auto& label : tag.labels) row(html, label.key, label.value);
  html.raw("</tbody></table></div>\n");
}

static void files(Html& html, std::string_view title, std::span<const StoredFile> list) {
  if (list.empty()) return;
  html.raw("<h2>").text(title).raw("</h2>\n<div class=\"scroll\"><table><tbody>\n");
  for (const StoredFile& file : list) {
    html.raw("<tr><td><code>")
        .text(digest_text(file))
        .raw("</code></td><td class=\"right\">")
        .text(human_size(file.size_bytes));
    html.raw("</td><td>").text(file.arch).raw("</td><td>");
    if (!file.url.empty()) html.link(file.url, "download");
    html.raw("</td></tr>\n");
  }
  html.raw("</tbody></table></div>\n");
}

static void title(Html& html, const Site& site, const Collection& collection, const Tag& tag) {
  html.raw("<h1><a");
  append_href(html, site, std::string(collection.name) + "/");
  html.raw(">").text(collection.name).raw("</a>:").text(tag.name).raw("</h1>\n");
  if (tag.is_yanked()) html.raw("<p class=\"note\">Yanked: ").text(tag.yanked).raw("</p>\n");
}

void tag_page(Writer& writer, const Collection& collection, const Tag& tag) {
  writer.path(collection.name).append("/tags/").append(tag.name).append("/");
  writer.put({.role = Role::document, .media_type = html_type}, [&](std::string& out) {
    Html html(out);
    begin_page(html, writer.site, std::string(collection.name) + ":" + std::string(tag.name));
    title(html, writer.site, collection, tag);
    facts(html, tag);
    html.raw("<h2>Pull</h2>\n");
    append_usage(html, writer.site, collection, tag);
    files(html, "Files", tag.layers);
    files(html, "Further architectures", tag.images);
    files(html, "History", tag.history);
    if (tag.has_body) append_body(writer, out, tag.entry);
    end_page(html, writer.site);
  });
}

}  // namespace roadstead::render::web
