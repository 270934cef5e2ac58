// SPDX-License-Identifier: Apache-2.0
#include "roadstead/render/web/download.hpp"

#include <fmt/format.h>

#include "roadstead/base/text.hpp"
#include "roadstead/render/api/oci_reach.hpp"
#include "roadstead/render/files.hpp"
#include "roadstead/render/web/layout.hpp"

namespace roadstead::render::web {

using catalog::Collection;
using catalog::StoredFile;
using catalog::Tag;

// A document that is withheld leaves its blobs without a page; what no document names has none.
static std::set<catalog::Digest> blobs_with_page(const Site& site, const Collection& collection, const Tag& tag) {
  std::set<catalog::Digest> digests;
  if (tag.documents.empty() || !api::is_spelled(site, collection)) return digests;
  api::Reach reach(site, tag);
  for (const catalog::Document& document : tag.documents)
    if (reach.has(document))
      for (const catalog::BlobRef& blob : document.blobs) digests.insert(blob.digest);
  return digests;
}

Downloads::Downloads(const Site& site, const Collection& collection, const Tag& tag)
    : site_(site), collection_(collection), tag_(tag), blobs_(blobs_with_page(site, collection, tag)) {}

void Downloads::append(Html& html, const StoredFile& file) const {
  const bool is_here = stored(site_, file) == catalog::Stored::yes;
  if (is_here && tag_.layout == catalog::Layout::singularity) {
    html.raw("<a");
    append_href(html, site_, fmt::format("v1/imagefile/{}:sha256.{}", collection_.name, file.digest->hex()));
    html.raw(">").word(Word::download).raw("</a>");
  } else if (is_here && blobs_.contains(*file.digest)) {
    html.raw("<a href=\"").path(fmt::format("/v2/{}/blobs/{}", to_lower(collection_.name), file.digest->text()));
    html.raw("\">").word(Word::download).raw("</a>");
  } else if (!file.url.empty()) {
    html.link(file.url, html.words()[Word::download]);
  }
}

}  // namespace roadstead::render::web
