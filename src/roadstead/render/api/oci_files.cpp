// SPDX-License-Identifier: Apache-2.0
#include "roadstead/oci/media_type.hpp"
#include "roadstead/render/api/oci_pages.hpp"
#include "roadstead/render/api/oci_reach.hpp"
#include "roadstead/render/api/sif_manifest.hpp"

namespace roadstead::render::api {

using catalog::Digest;
using catalog::StoredFile;
using catalog::Tag;

template <class Put>
static void for_each_published(const OciPages& pages, const Files& files, Put put) {
  for (const ImageFile& image : files)
    if (is_published(pages.site, catalog::Api::oci, *image.tag, image.file)) put(image.file);
}

void put_file_blobs(OciPages& pages, const Files& files) {
  static const Digest config = Digest::of(empty_json);  // of all of them
  for_each_published(pages, files, [&](const StoredFile& file) {
    pages.put_stored_blob(file);
    pages.put_blob(config, empty_json);
  });
}

static std::string manifest_of(const OciPages& pages, const StoredFile& file) {
  std::string manifest;
  write_sif_manifest(pages.collection, file, manifest);
  return manifest;
}

void put_file_manifests(OciPages& pages, const Files& files) {
  for_each_published(pages, files, [&](const StoredFile& file) {
    const std::string manifest = manifest_of(pages, file);
    pages.put_by_digest(Digest::of(manifest), manifest, oci::media_type::image_manifest);
  });
}

static std::vector<SifChild> put_children(OciPages& pages, std::span<const StoredFile> files) {
  std::vector<SifChild> children;
  for (const StoredFile& file : files) {
    const std::string manifest = manifest_of(pages, file);
    const Digest digest = Digest::of(manifest);
    pages.put_by_digest(digest, manifest, oci::media_type::image_manifest);  // with the addresses that this tag gives
    children.push_back({digest, manifest.size(), file.arch});
  }
  return children;
}

static void put_both_ways(OciPages& pages, const Tag& tag, std::string_view bytes, std::string_view media_type) {
  const Digest digest = Digest::of(bytes);
  pages.put_by_digest(digest, bytes, media_type);
  pages.put_tag_manifest(tag, digest, bytes, media_type);
}

void put_file_tag(OciPages& pages, const Tag& tag) {
  if (!is_published_oci(pages.site, pages.collection, tag)) return;
  const auto files = index_files(pages.site, tag);
  if (files.empty()) return put_both_ways(pages, tag, manifest_of(pages, tag.image()), oci::media_type::image_manifest);
  std::string index;
  write_sif_index(put_children(pages, files), index);
  put_both_ways(pages, tag, index, oci::media_type::image_index);
}

}  // namespace roadstead::render::api
