// SPDX-License-Identifier: Apache-2.0
#include "roadstead/render/api/oci_pages.hpp"
#include "roadstead/render/api/oci_reach.hpp"
#include "roadstead/render/api/schema1.hpp"

namespace roadstead::render::api {

using catalog::BlobRef;
using catalog::Document;
using catalog::StoredFile;
using catalog::Tag;

static void put_blob(OciPages& pages, const Tag& tag, const BlobRef& blob) {
  if (blob.is_inlined) return pages.put_blob(blob.digest, blob.data);
  const StoredFile* const file = address_of(tag, blob.digest);
  StoredFile of_blob = file != nullptr ? *file : StoredFile{};
  of_blob.digest = blob.digest;
  // Not every client looks at a descriptor's URLs: where the host can, it sends them there.
  if (of_blob.url.empty() && !blob.urls.empty()) of_blob.url = blob.urls.front();
  pages.put_stored_blob(of_blob);
}

static void put_as(OciPages& pages, std::string_view reference, const Document& document, bool has_case_twin = false) {
  Writer& writer = pages.writer;
  pages.path("manifests/").append(reference);
  const std::string text = document.digest.text();
  const Page page{.media_type = document.media_type, .docker_content_digest = text, .has_case_twin = has_case_twin};
  writer.put(page, [&](std::string& out) {
    if (auto bytes = writer.read(document.entry))
      out += *bytes;
    else
      writer.note(bytes.error());
  });
}

// No cycle: a document's digest covers the digests of its children. No more than nesting_limit calls deep, either.
static void put_document(OciPages& pages, const Tag& tag, Reach& reach, const Document& document) {
  if (!reach.has(document) || !pages.is_new_manifest(document.digest)) return;
  for (const BlobRef& blob : document.blobs) put_blob(pages, tag, blob);
  for (const catalog::ChildRef& child : document.children) put_document(pages, tag, reach, *tag.find(child.digest));
  put_as(pages, document.digest.text(), document);
}

void put_documents(OciPages& pages, const Tag& tag) {
  Reach reach(pages.site, tag);
  for (const Document& document : tag.documents) put_document(pages, tag, reach, document);
}

void put_document_tag(OciPages& pages, const Tag& tag) {
  if (!is_published_oci(pages.site, pages.collection, tag)) return;
  put_as(pages, tag.name, tag.root(), tag.has_case_twin);
  put_schema1(pages.writer, pages.collection, tag);
}

}  // namespace roadstead::render::api
