// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>

#include "roadstead/base/text.hpp"
#include "roadstead/catalog/image_size.hpp"
#include "roadstead/render/refusal.hpp"
#include "roadstead/render/web/file_table.hpp"
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

// An index has a size for each of its images; they stand in a table of their own.
static std::string size_text(const Tag& tag) {
  const bool is_oci = tag.layout == catalog::Layout::oci;
  if (is_oci && tag.root().is_index) return {};
  const auto bytes = is_oci ? catalog::image_bytes(tag.root()) : catalog::file_bytes(tag, tag.image());
  if (!bytes) return fmt::format("unknown (the metadata says {})", tag.image().size_bytes);
  return fmt::format("{} ({} bytes)", human_size(*bytes), *bytes);
}

// A repository may also be named as git@host:owner/repo, which is no link.
static void source(Html& html, std::string_view repository) {
  if (repository.empty()) return;
  html.raw("<tr><th>Source</th><td>").link(repository, repository).raw("</td></tr>\n");
}

static void facts(Html& html, const Tag& tag) {
  html.raw("<div class=\"scroll\"><table class=\"facts\"><tbody>\n");
  row(html, "Digest", tag.stated.digest_text());
  row(html, "Size", size_text(tag));
  row(html, "Architecture", tag.stated.arch);
  row(html, "Created", tag.stated.created);
  source(html, tag.source.repository);
  row(html, "Commit", tag.source.commit);
  row(html, "Recipe", tag.source.recipe);
  row(html, "Frozen", tag.frozen ? "this tag never changes again" : "");
  for (const auto& label : tag.labels) row(html, label.key, label.value);
  html.raw("</tbody></table></div>\n");
}

static void title(Html& html, const Site& site, const Collection& collection, const Tag& tag) {
  html.raw("<h1><a");
  append_href(html, site, std::string(collection.name) + "/");
  html.raw(">").text(collection.name).raw("</a>:").text(tag.name).raw("</h1>\n");
}

static void yanked(Html& html, const Site& site, const Collection& collection, const Tag& tag) {
  html.raw("<p class=\"note\">Yanked: ").text(tag.yanked).raw("</p>\n");
  html.raw("<p>No list has a yanked tag, and no client pulls it by its name.");
  if (is_published_by_digest(site, collection, tag)) html.raw(" Its image stays, by its digest.");
  html.raw("</p>\n");
}

void append_refusals(Html& html, std::span<const Usage> ways) {
  if (std::ranges::all_of(ways, &std::string_view::empty, &Usage::why)) return;
  html.raw("<h2>What cannot pull it</h2>\n<ul>\n");
  for (const Usage& way : ways)
    if (!way.why.empty())
      html.raw("<li>").text(fmt::format("{}", fmt::join(way.clients, "; "))).raw(": ").text(way.why).raw("</li>\n");
  html.raw("</ul>\n");
}

static void pulls(Html& html, std::span<const Usage> ways) {
  html.raw(can_be_pulled(ways) ? "<h2>Pull</h2>\n" : "<h2>No client can pull it</h2>\n");
  append_commands(html, ways);
  append_refusals(html, ways);
}

void tag_page(Writer& writer, const Collection& collection, const Tag& tag) {
  writer.path(collection.name).append("/tags/").append(tag.name).append("/");
  writer.put({.role = Role::document, .media_type = html_type}, [&](std::string& out) {
    Html html(out);
    begin_page(html, writer.site, std::string(collection.name) + ":" + std::string(tag.name));
    title(html, writer.site, collection, tag);
    if (tag.is_yanked()) yanked(html, writer.site, collection, tag);
    facts(html, tag);
    append_children(html, tag);
    if (!tag.is_yanked()) pulls(html, usage_of(writer.site, collection, tag));
    const auto files = [&](std::string_view heading, std::span<const StoredFile> list) {
      append_files(html, writer.site, collection, tag, heading, list);
    };
    files("Files", tag.layers);
    files("Further architectures", tag.images);
    files("History", tag.history);
    if (tag.has_body) append_about(writer, out, tag.entry);
    end_page(html, writer.site);
  });
}

}  // namespace roadstead::render::web
