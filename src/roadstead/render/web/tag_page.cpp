// SPDX-License-Identifier: Apache-2.0
#include <fmt/compile.h>

#include "roadstead/base/url.hpp"
#include "roadstead/catalog/image_size.hpp"
#include "roadstead/render/health.hpp"
#include "roadstead/render/refusal.hpp"
#include "roadstead/render/web/compare.hpp"
#include "roadstead/render/web/figures.hpp"
#include "roadstead/render/web/file_table.hpp"
#include "roadstead/render/web/inside.hpp"
#include "roadstead/render/web/layers.hpp"
#include "roadstead/render/web/layout.hpp"
#include "roadstead/render/web/owner_name.hpp"
#include "roadstead/render/web/pages.hpp"
#include "roadstead/render/web/parts.hpp"
#include "roadstead/render/web/recipe.hpp"

namespace roadstead::render::web {

using catalog::Collection;
using catalog::StoredFile;
using catalog::Tag;

namespace {

Html& begin_row(Html& html, Word name) { return html.raw("<tr><th scope=\"row\">").word(name).raw("</th><td>"); }

void row(Html& html, Word name, std::string_view value) {
  if (!value.empty()) begin_row(html, name).text(value).raw("</td></tr>\n");
}

std::string size_text(const Tag& tag, std::optional<std::uint64_t> bytes, const Words& words) {
  if (bytes) return exact_size(*bytes, words);
  if (tag.layout == catalog::Layout::oci || !tag.images.empty()) return std::string(words[Word::unknown]);
  return fmt::format("{} ({} {})", words[Word::unknown], words[Word::stated_size],
                     shown_count(tag.image().size_bytes, words));
}

// A line for each image that a client may get. What an index lists without a platform stands in a table alone.
void size(Html& html, const Tag& tag, const std::vector<catalog::ImageSize>& images) {
  const bool is_index = tag.layout == catalog::Layout::oci && tag.root().is_index;
  if (is_index && images.front().arch.empty()) return;
  begin_row(html, Word::size);
  for (const catalog::ImageSize& image : images) {
    if (&image != &images.front()) html.raw("<br>");
    if (images.size() > 1) html.text(image.arch.empty() ? html.words()[Word::unknown] : image.arch).raw(": ");
    html.text(size_text(tag, image.bytes, html.words()));
  }
  html.raw("</td></tr>\n");
}

// A repository may also be named as git@host:owner/repo, which is no link.
void source(Html& html, std::string_view repository) {
  if (repository.empty()) return;
  begin_row(html, Word::source).link(repository, repository).raw("</td></tr>\n");
}

// Where the forge shows it; an address that is no forge's leads to its own 404.
void commit(Html& html, const catalog::Source& source) {
  if (source.commit.empty()) return;
  begin_row(html, Word::commit);
  const std::string_view page = source_page(source);
  if (page.empty())
    html.text(source.commit);
  else
    html.link(fmt::format(FMT_COMPILE("{}/commit/{}"), page, source.commit), source.commit);
  html.raw("</td></tr>\n");
}

void digest(Html& html, const StoredFile& stated) {
  const std::string text = stated.digest_text();
  if (text.empty()) return;
  begin_row(html, Word::digest).raw("<span class=\"digest\"><code id=\"digest\">").text(text).raw("</code>");
  append_copy_button(html, "digest");
  html.raw("</span></td></tr>\n");
}

void created(Html& html, std::string_view time) {
  if (time.empty()) return;
  begin_row(html, Word::created).raw("<time datetime=\"").text(time).raw("\">").text(time).raw("</time></td></tr>\n");
}

std::string architectures(const std::vector<catalog::ImageSize>& images) {
  std::string all;
  for (const catalog::ImageSize& image : images)
    if (!image.arch.empty()) all.append(all.empty() ? "" : ", ").append(image.arch);
  return all;
}

void facts(Html& html, const Tag& tag) {
  append_heading(html, "facts", Word::facts);
  html.raw("<table class=\"facts\"><tbody>\n");
  digest(html, tag.stated);
  const auto images = catalog::image_sizes(tag);
  size(html, tag, images);
  row(html, Word::architecture, architectures(images));
  created(html, tag.stated.created);
  source(html, tag.source.repository);
  commit(html, tag.source);
  row(html, Word::recipe, tag.source.recipe);
  for (const std::string_view signer : tag.signers) row(html, Word::signed_by, signer);
  html.raw("</tbody></table>\n");
}

void label_value(Html& html, std::string_view value) {
  if (const auto url = parse_url(value); url && is_web_url(*url))
    html.link(value, value);
  else
    html.text(value);
}

void labels(Html& html, const Tag& tag) {
  if (tag.labels.empty()) return;
  append_heading(html, "labels", Word::labels);
  html.raw("<table class=\"facts\"><tbody>\n");
  for (const auto& label : tag.labels) {
    html.raw("<tr><th scope=\"row\">").text(label.key).raw("</th><td>");
    label_value(html, label.value);
    html.raw("</td></tr>\n");
  }
  html.raw("</tbody></table>\n");
}

void title(Html& html, const Site& site, const Collection& collection, const Tag& tag) {
  append_owner_crumb(html, site, collection);
  html.raw("<h1>");
  append_collection_link(html, site, collection);
  html.raw("<wbr>:").text(tag.name);
  if (tag.frozen) html.raw(" <span class=\"chip\">").word(Word::frozen).raw("</span>");
  if (site.health && site.health->is_broken(collection.name, tag.name))
    html.raw(" <span class=\"chip bad\">").word(Word::broken).raw("</span>");
  if (tag.is_yanked()) html.raw(" <span class=\"chip bad\">").word(Word::yanked).raw("</span>");
  html.raw("</h1>\n");
}

void yanked(Html& html, const Site& site, const Collection& collection, const Tag& tag) {
  html.raw("<p class=\"note bad\">").word(Word::yanked).raw(": ").text(tag.yanked).raw("</p>\n<p>");
  html.word(Word::yanked_tag);
  if (is_published_by_digest(site, collection, tag)) html.raw(" ").word(Word::yanked_by_digest);
  html.raw("</p>\n");
}

void pulls(Html& html, std::span<const Usage> ways) {
  html.raw("<h2 id=\"pull\">").word(can_be_pulled(ways) ? Word::pull : Word::none_can_pull).raw("</h2>\n");
  append_commands(html, ways);
  append_refusals(html, ways);
}

void tables(Html& html, const Site& site, const Collection& collection, const Tag& tag) {
  const Downloads downloads(site, collection, tag);
  append_children(html, tag);
  if (tag.layout == catalog::Layout::oci) {
    append_layers(html, downloads, tag);
    append_files(html, downloads, tag, Word::files, files_beside_layers(tag));
  } else {
    append_files(html, downloads, tag, Word::files, tag.layers);
  }
  append_files(html, downloads, tag, Word::further_architectures, tag.images);
  append_referrers(html, tag);
  append_history(html, downloads, tag);
  append_compare(html, site, collection, tag);
}

}  // namespace

void tag_page(Writer& writer, const Collection& collection, const Tag& tag) {
  writer.path(collection.name).append("/tags/").append(tag.name).append("/");
  writer.put({.role = Role::document, .media_type = html_type}, [&](std::string& out) {
    Html html = html_of(out, writer.site);
    const std::string name = fmt::format(FMT_COMPILE("{}:{}"), collection.name, tag.name);
    const std::string path = fmt::format(FMT_COMPILE("{}/tags/{}/"), collection.name, tag.name);
    const std::string origins = origins_of_inside(writer.site, collection, tag);
    const std::string description = description_of(collection, tag);
    begin_page(html, writer.site, {.title = name, .path = path, .description = description, .origins = origins});
    title(html, writer.site, collection, tag);
    if (tag.is_yanked()) yanked(html, writer.site, collection, tag);
    if (!tag.is_yanked()) pulls(html, usage_of(writer.site, collection, tag));
    facts(html, tag);
    labels(html, tag);
    append_inside(html, writer.site, collection, tag);
    tables(html, writer.site, collection, tag);
    append_recipe(writer, html, tag);
    if (tag.has_body) append_about(writer, html, out, tag.entry, SourceLinks(tag.source));
    end_page(html, writer.site);
  });
}

}  // namespace roadstead::render::web
