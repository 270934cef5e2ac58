// SPDX-License-Identifier: Apache-2.0
#include "roadstead/render/web/layers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <vector>

#include "roadstead/catalog/image_size.hpp"
#include "roadstead/render/api/oci_reach.hpp"
#include "roadstead/render/web/digest.hpp"
#include "roadstead/render/web/figures.hpp"
#include "roadstead/render/web/file_table.hpp"
#include "roadstead/render/web/parts.hpp"

namespace roadstead::render::web {

using catalog::BlobRef;
using catalog::ChildRef;
using catalog::Document;
using catalog::StoredFile;
using catalog::Tag;

namespace {

constexpr std::size_t most_rows = 500;

/// One image of a tag, and what an index says that it runs on.
struct Image {
  std::string platform;
  const Document* document;
};

/// The images below the document that the tag names, each once.
class ImageFinder {
 public:
  explicit ImageFinder(const Tag& tag) : tag_(tag) { visit(tag.root(), {}); }
  std::vector<Image> take() { return std::move(images_); }

 private:
  // Attestations run on "unknown".
  void visit(const Document& document, const std::string& platform) {
    if (!seen_.insert(document.digest).second) return;
    if (!document.is_index) images_.push_back({platform, &document});
    for (const ChildRef& child : document.children)
      if (child.arch != "unknown") visit(*tag_.find(child.digest), platform_of(child));
  }

  const Tag& tag_;
  std::set<catalog::Digest> seen_;
  std::vector<Image> images_;
};

StoredFile file_of(const Tag& tag, const BlobRef& blob) {
  if (const StoredFile* const stated = api::address_of(tag, blob.digest)) return *stated;
  StoredFile file;
  file.digest = blob.digest;
  file.size_bytes = blob.size_bytes;
  if (!blob.urls.empty()) file.url = blob.urls.front();
  return file;
}

void row(Html& html, const Downloads& downloads, const Tag& tag, const BlobRef& blob, std::size_t number) {
  const StoredFile file = file_of(tag, blob);
  html.raw("<tr><td>");
  if (number == 0)
    html.word(Word::config);
  else
    html.number(number);
  html.raw("</td><td>");
  append_digest(html, file.digest_text());
  html.raw("</td><td class=\"right\">").text(shown_size(blob.size_bytes, html.words()));
  html.raw("</td><td>").text(blob.media_type).raw("</td><td>");
  downloads.append(html, file);
  html.raw("</td></tr>\n");
}

std::size_t table(Html& html, const Downloads& downloads, const Tag& tag, const Image& image, std::size_t room) {
  constexpr TableColumn titles[] = {{Word::layer}, {Word::digest}, {Word::size, true}, {Word::kind}, {Word::file}};
  const auto blobs = image.document->blobs;
  const std::size_t shown = std::min(blobs.size(), room);
  begin_table(html, "stored", Word::layers, titles, image.platform);
  for (std::size_t i = 0; i < shown; ++i) row(html, downloads, tag, blobs[i], i);
  end_table(html);
  if (shown < blobs.size()) html.raw("<p>… ").text(shown_count(blobs.size() - shown, html.words())).raw("</p>\n");
  return shown;
}

std::string title_of(const Image& image, const Words& words) {
  const std::string size = shown_size(catalog::image_bytes(*image.document), words);
  return image.platform.empty() ? size : fmt::format("{} · {}", image.platform, size);
}

}  // namespace

void append_layers(Html& html, const Downloads& downloads, const Tag& tag) {
  const auto images = ImageFinder(tag).take();
  if (std::ranges::all_of(images, [](const Image& image) { return image.document->blobs.empty(); })) return;
  append_heading(html, "layers", Word::layers);
  std::size_t room = most_rows;
  if (images.size() == 1) table(html, downloads, tag, images.front(), room);
  if (images.size() > 1)
    for (const Image& image : images) {
      if (room == 0) break;
      html.raw("<details class=\"layers\"><summary>").text(title_of(image, html.words())).raw("</summary>\n");
      room -= table(html, downloads, tag, image, room);
      html.raw("</details>\n");
    }
}

std::vector<StoredFile> files_beside_layers(const Tag& tag) {
  std::set<catalog::Digest> named;
  for (const Image& image : ImageFinder(tag).take())
    for (const BlobRef& blob : image.document->blobs) named.insert(blob.digest);
  std::vector<StoredFile> files;
  for (const StoredFile& file : tag.layers)
    if (!file.digest || !named.contains(*file.digest)) files.push_back(file);
  return files;
}

}  // namespace roadstead::render::web
