// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <set>
#include <string>

#include "roadstead/render/files.hpp"
#include "roadstead/render/writer.hpp"

namespace roadstead::render::api {

/// Where the OCI pages of one collection go: below v2/<name in lower case>/, each digest once.
class OciPages {
 public:
  OciPages(Writer& to, const catalog::Collection& of);

  Writer& writer;
  const Site& site;
  const catalog::Collection& collection;

  std::string_view name() const;
  /// Starts a page's path with "blobs/", "manifests/", …
  std::string& path(std::string_view kind) { return writer.path(root_).append(kind); }

  /// A blob whose bytes are here; nothing when it was put before.
  void put_blob(const catalog::Digest& digest, std::string_view bytes);
  /// A blob of the store, or a redirect to it; nothing when it was put before.
  void put_stored_blob(const catalog::StoredFile& file);
  /// A manifest by its digest; nothing when it was put before.
  void put_by_digest(const catalog::Digest& digest, std::string_view bytes, std::string_view media_type);
  void put_tag_manifest(const catalog::Tag& tag, const catalog::Digest& digest, std::string_view bytes,
                        std::string_view media_type);
  bool is_new_manifest(const catalog::Digest& digest) { return manifests_.insert(digest).second; }

 private:
  void put_manifest(std::string_view reference, std::string_view bytes, Page page);

  std::string root_;
  std::set<catalog::Digest> blobs_, manifests_;  ///< already put
};

// Image files: a manifest is made for each.
void put_file_blobs(OciPages& pages, const Files& files);
void put_file_manifests(OciPages& pages, const Files& files);
void put_file_tag(OciPages& pages, const catalog::Tag& tag);

// OCI images: their documents are published byte for byte, what they name before themselves.
void put_documents(OciPages& pages, const catalog::Tag& tag);
void put_document_tag(OciPages& pages, const catalog::Tag& tag);

/// The lists of what refers to a subject (distribution-spec, "Listing Referrers").
void put_referrers(OciPages& pages);
void put_tag_list(OciPages& pages);

}  // namespace roadstead::render::api
