// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "roadstead/base/text.hpp"
#include "roadstead/render/web/image_size.hpp"
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

// An index has a size for each of its images; they stand in a table of their own.
static std::string size_text(const Tag& tag) {
  const bool is_oci = tag.layout == catalog::Layout::oci;
  if (is_oci && tag.root().is_index) return {};
  const std::uint64_t bytes = is_oci ? image_bytes(tag, tag.root()) : tag.stated.size_bytes;
  return fmt::format("{} ({} bytes)", human_size(bytes), bytes);
}

static void facts(Html& html, const Tag& tag) {
  html.raw("<div class=\"scroll\"><table><tbody>\n");
  row(html, "Digest", digest_text(tag.stated));
  row(html, "Size", size_text(tag));
  row(html, "Architecture", tag.stated.arch);
  row(html, "Created", tag.stated.created);
  row(html, "Source", tag.source.repository);
  row(html, "Commit", tag.source.commit);
  row(html, "Recipe", tag.source.recipe);
  row(html, "Frozen", tag.frozen ? "this tag never changes again" : "");
  for (const auto& label : tag.labels) row(html, label.key, label.value);
  html.raw("</tbody></table></div>\n");
}

static std::string platform_of(const catalog::ChildRef& child) {
  return child.os.empty() ? std::string(child.arch) : fmt::format("{}/{}", child.os, child.arch);
}

static void children(Html& html, const Tag& tag) {
  if (tag.layout != catalog::Layout::oci || tag.root().children.empty()) return;
  html.raw("<h2>Images</h2>\n<div class=\"scroll\"><table><thead><tr><th>Platform</th><th>Digest</th>");
  html.raw("<th class=\"right\">Size</th></tr></thead><tbody>\n");
  for (const catalog::ChildRef& child : tag.root().children) {
    html.raw("<tr><td>").text(platform_of(child)).raw("</td><td><code>").text(child.digest.text());
    html.raw("</code></td><td class=\"right\">").text(human_size(image_bytes(tag, *tag.find(child.digest))));
    html.raw("</td></tr>\n");
  }
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
    children(html, tag);
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
