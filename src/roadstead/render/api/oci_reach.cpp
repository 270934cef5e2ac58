// SPDX-License-Identifier: Apache-2.0
#include "roadstead/render/api/oci_reach.hpp"

#include <algorithm>
#include <vector>

#include "roadstead/render/files.hpp"

namespace roadstead::render::api {

using catalog::Api;
using catalog::BlobRef;
using catalog::ChildRef;
using catalog::StoredFile;

bool is_spelled(const Site& site, const catalog::Collection& collection) {
  return site.host.owns_host_root && !collection.oci_name_taken && collection.spelled_by.has(Api::oci);
}

const StoredFile* address_of(const catalog::Tag& tag, const catalog::Digest& digest) {
  const auto file =
      std::ranges::find(tag.layers, digest, [](const StoredFile& f) { return f.digest.value_or(catalog::Digest()); });
  return file == tag.layers.end() ? nullptr : &*file;
}

static bool is_reachable(const Site& site, const catalog::Tag& tag, const BlobRef& blob) {
  if (site.store.has(blob.digest) || blob.is_inlined || !blob.urls.empty()) return true;
  const StoredFile* const file = address_of(tag, blob.digest);
  return file != nullptr && !file->url.empty() && site.host.redirects;
}

bool Reach::has(const catalog::Document& document) {
  auto& known = known_[static_cast<std::size_t>(&document - tag_.documents.data())];
  if (known) return *known;
  const auto has_child = [&](const ChildRef& child) { return has(*tag_.find(child.digest)); };
  known = std::ranges::all_of(document.blobs, [&](const BlobRef& blob) { return is_reachable(site_, tag_, blob); }) &&
          std::ranges::all_of(document.children, has_child);
  return *known;
}

bool is_published_oci(const Site& site, const catalog::Collection& collection, const catalog::Tag& tag) {
  if (!is_spelled(site, collection) || !tag.spelled_by.has(Api::oci) || tag.is_yanked()) return false;
  if (tag.layout == catalog::Layout::oci) return Reach(site, tag).has(tag.root());
  return is_published(site, Api::oci, tag, tag.image());
}

const catalog::Document& image_of(const catalog::Tag& tag) {
  const catalog::Document* image = &tag.root();
  while (!image->children.empty()) {
    const auto amd64 = std::ranges::find(image->children, std::string_view("amd64"), &ChildRef::arch);
    image = tag.find(amd64 == image->children.end() ? image->children.front().digest : amd64->digest);
  }
  return *image;
}

bool is_container_image(const catalog::Document& document) {
  if (document.is_index || document.blobs.empty()) return false;  // an index may claim any artifact type
  return document.artifact_type == "application/vnd.oci.image.config.v1+json" ||
         document.artifact_type == "application/vnd.docker.container.image.v1+json";
}

}  // namespace roadstead::render::api
