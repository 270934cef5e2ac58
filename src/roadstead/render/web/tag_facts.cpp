// SPDX-License-Identifier: Apache-2.0
#include "roadstead/render/web/tag_facts.hpp"

#include <fmt/compile.h>
#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "roadstead/base/url.hpp"
#include "roadstead/catalog/image_size.hpp"
#include "roadstead/render/license.hpp"
#include "roadstead/render/web/digest.hpp"
#include "roadstead/render/web/figures.hpp"
#include "roadstead/render/web/parts.hpp"
#include "roadstead/render/web/tag_parts.hpp"

namespace roadstead::render::web {

using catalog::Layout;
using catalog::Tag;

namespace {

using Images = std::vector<catalog::ImageSize>;

Html& begin_row(Html& html, Word name) { return html.raw("<tr><th scope=\"row\">").word(name).raw("</th><td>"); }

void row(Html& html, Word name, std::string_view value) {
  if (!value.empty()) begin_row(html, name).text(value).raw("</td></tr>\n");
}

std::string size_text(const Tag& tag, std::optional<std::uint64_t> bytes, const Words& words) {
  if (bytes) return exact_size(*bytes, words);
  if (tag.layout == Layout::oci || !tag.images.empty()) return std::string(words[Word::unknown]);
  return fmt::format("{} ({} {})", words[Word::unknown], words[Word::stated_size],
                     shown_count(tag.image().size_bytes, words));
}

// A line of a cell that has one for each image.
Html& begin_line(Html& html, std::string_view whose) {
  html.raw("<div>");
  append_whose(html, whose);
  return html;
}

// What an index lists without a platform stands in a table alone.
void sizes(Html& html, const Tag& tag, const Images& images) {
  if (is_index(tag) && !shows_index(tag, images)) return;
  begin_row(html, Word::size);
  if (images.size() == 1) html.text(size_text(tag, images.front().bytes, html.words()));
  if (images.size() > 1)
    for (const catalog::ImageSize& image : images)
      begin_line(html, image.platform()).text(size_text(tag, image.bytes, html.words())).raw("</div>");
  html.raw("</td></tr>\n");
}

// An index has one beside those of its images; image files have one each, and none for all.
void digests(Html& html, const Tag& tag, const Images& images) {
  const auto line = [&](std::string_view whose, std::string_view digest) {
    append_whole_digest(begin_line(html, whose), digest);
    html.raw("</div>");
  };
  if (shows_index(tag, images)) line(html.words()[Word::every_architecture], tag.stated.digest_text());
  for (const catalog::ImageSize& image : images) line(image.platform(), image.file.digest_text());
}

void digest(Html& html, const Tag& tag, const Images& images) {
  const std::string stated = tag.stated.digest_text();
  const bool is_one = is_index(tag) ? !shows_index(tag, images) : images.size() == 1;
  if (is_one && stated.empty()) return;
  begin_row(html, Word::digest);
  if (is_one)
    append_whole_digest(html, stated);
  else
    digests(html, tag, images);
  html.raw("</td></tr>\n");
}

// A repository may also be named as git@host:owner/repo, which is no link.
void source(Html& html, std::string_view repository) {
  if (repository.empty()) return;
  begin_row(html, Word::source).link(repository, repository).raw("</td></tr>\n");
}

// A link where there is a page.
void linked_row(Html& html, Word name, const std::string& page, std::string_view text) {
  if (text.empty()) return;
  begin_row(html, name);
  page.empty() ? html.text(text) : html.link(page, text);
  html.raw("</td></tr>\n");
}

// Where the forge shows it; an address that is no forge's leads to its own 404.
std::string commit_page(const catalog::Source& source) {
  const std::string_view page = source_page(source);
  return page.empty() ? std::string() : fmt::format(FMT_COMPILE("{}/commit/{}"), page, source.commit);
}

std::string recipe_page(const catalog::Source& source) {
  std::string path;
  append_url_path(path, source.recipe);
  return path.empty() ? path : SourceLinks(source).resolve(path);
}

void created(Html& html, std::string_view time) {
  if (time.empty()) return;
  begin_row(html, Word::created).raw("<time datetime=\"").text(time).raw("\">").text(time).raw("</time></td></tr>\n");
}

}  // namespace

void append_facts(Html& html, const Tag& tag) {
  append_heading(html, "facts", Word::facts);
  html.raw("<table class=\"facts\"><tbody>\n");
  const Images images = catalog::image_sizes(tag);
  digest(html, tag, images);
  sizes(html, tag, images);
  row(html, Word::architecture, architectures_of(images));
  created(html, tag.stated.created);
  source(html, tag.source.repository);
  linked_row(html, Word::commit, commit_page(tag.source), tag.source.commit);
  linked_row(html, Word::recipe, recipe_page(tag.source), tag.source.recipe);
  row(html, Word::license, license_of(tag));
  for (const std::string_view signer : tag.signers) row(html, Word::signed_by, signer);
  html.raw("</tbody></table>\n");
}

}  // namespace roadstead::render::web
