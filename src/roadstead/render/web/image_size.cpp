// SPDX-License-Identifier: Apache-2.0
#include "roadstead/render/web/image_size.hpp"

#include <set>

namespace roadstead::render::web {

using catalog::ChildRef;
using catalog::Document;
using catalog::Tag;

static std::uint64_t unseen_bytes(const Tag& tag, const Document& document, std::set<catalog::Digest>& seen) {
  std::uint64_t sum = 0;
  for (const catalog::BlobRef& blob : document.blobs)
    if (seen.insert(blob.digest).second) sum += blob.size_bytes;
  for (const ChildRef& child : document.children)
    if (seen.insert(child.digest).second) sum += unseen_bytes(tag, *tag.find(child.digest), seen);
  return sum;
}

std::uint64_t image_bytes(const Tag& tag, const Document& document) {
  std::set<catalog::Digest> seen;
  return unseen_bytes(tag, document, seen);
}

// What is no image has the architecture "unknown": attestations beside the images, as BuildKit writes them.
static bool runs_on_something(const ChildRef& child) { return !child.arch.empty() && child.arch != "unknown"; }

static std::vector<ImageSize> oci_sizes(const Tag& tag) {
  std::vector<ImageSize> sizes;
  for (const ChildRef& child : tag.root().children)
    if (runs_on_something(child)) sizes.push_back({child.arch, image_bytes(tag, *tag.find(child.digest))});
  if (sizes.empty()) sizes.push_back({tag.stated.arch, image_bytes(tag, tag.root())});
  return sizes;
}

std::vector<ImageSize> image_sizes(const Tag& tag) {
  if (tag.layout == catalog::Layout::oci) return oci_sizes(tag);
  std::vector<ImageSize> sizes;
  sizes.reserve(1 + tag.images.size());
  sizes.push_back({tag.stated.arch, tag.stated.size_bytes});
  for (const catalog::StoredFile& image : tag.images) sizes.push_back({image.arch, image.size_bytes});
  return sizes;
}

}  // namespace roadstead::render::web
