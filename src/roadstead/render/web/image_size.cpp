// SPDX-License-Identifier: Apache-2.0
#include "roadstead/render/web/image_size.hpp"

#include <algorithm>
#include <set>

namespace roadstead::render::web {

using catalog::ChildRef;
using catalog::Document;
using catalog::Tag;

namespace {

/// The blobs of a document and of all below it.
struct Blobs {
  std::vector<const catalog::BlobRef*> found{};  ///< one may stand here more than once
  std::set<catalog::Digest> seen{};              ///< of the documents below

  void add(const Tag& tag, const Document& document) {
    for (const catalog::BlobRef& blob : document.blobs) found.push_back(&blob);
    for (const ChildRef& child : document.children)
      if (seen.insert(child.digest).second) add(tag, *tag.find(child.digest));
  }
};

}  // namespace

std::uint64_t image_bytes(const Tag& tag, const Document& document) {
  Blobs blobs;
  blobs.add(tag, document);
  const auto digest_of = [](const catalog::BlobRef* blob) -> const catalog::Digest& { return blob->digest; };
  std::ranges::sort(blobs.found, {}, digest_of);
  std::uint64_t sum = 0;
  const catalog::BlobRef* before = nullptr;
  for (const catalog::BlobRef* const blob : blobs.found) {
    if (before == nullptr || before->digest != blob->digest) sum += blob->size_bytes;
    before = blob;
  }
  return sum;
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
