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

// One tag's manifests, of the architectures that are known; an index is made over two or more.
static std::vector<SifChild> put_children(OciPages& pages, const Tag& tag) {
  std::vector<SifChild> children;
  const auto put = [&](const StoredFile& file) {
    if (file.arch.empty() || !is_published(pages.site, catalog::Api::oci, tag, file)) return;
    const std::string manifest = manifest_of(pages, file);
    const Digest digest = Digest::of(manifest);
    pages.put_by_digest(digest, manifest, oci::media_type::image_manifest);  // another address than in `files`
    children.push_back({digest, manifest.size(), file.arch});
  };
  put(tag.image());
  for (const StoredFile& image : tag.images) put(image);
  return children;
}

static void put_both_ways(OciPages& pages, const Tag& tag, std::string_view bytes, std::string_view media_type) {
  const Digest digest = Digest::of(bytes);
  pages.put_by_digest(digest, bytes, media_type);
  pages.put_tag_manifest(tag, digest, bytes, media_type);
}

void put_file_tag(OciPages& pages, const Tag& tag) {
  if (!is_published_oci(pages.site, pages.collection, tag)) return;
  // Where the host cannot send an index's type, apptainer takes the index for a manifest without layers.
  const bool may_be_index = !tag.images.empty() && pages.site.host.sends_media_types;
  const auto children = may_be_index ? put_children(pages, tag) : std::vector<SifChild>();
  if (children.size() < 2)
    return put_both_ways(pages, tag, manifest_of(pages, tag.image()), oci::media_type::image_manifest);
  std::string index;
  write_sif_index(children, index);
  put_both_ways(pages, tag, index, oci::media_type::image_index);
}

}  // namespace roadstead::render::api
