// SPDX-License-Identifier: Apache-2.0
#include "roadstead/catalog/image_size.hpp"

#include <algorithm>
#include <limits>
#include <set>

#include "roadstead/base/text.hpp"
#include "roadstead/catalog/reach.hpp"

namespace roadstead::catalog {

using Blobs = std::vector<const BlobRef*>;

static void add_blobs(Blobs& blobs, const Document& document) {
  for (const BlobRef& blob : document.blobs) blobs.push_back(&blob);
}

// Documents state any number: a sum that wrapped would look like a small image.
static std::uint64_t sum_of(Blobs blobs) {
  const auto digest_of = [](const BlobRef* blob) -> const Digest& { return blob->digest; };
  std::ranges::sort(blobs, {}, digest_of);
  std::uint64_t sum = 0;
  const BlobRef* before = nullptr;
  for (const BlobRef* const blob : blobs) {
    if (before == nullptr || before->digest != blob->digest)
      sum += std::min(blob->size_bytes, std::numeric_limits<std::uint64_t>::max() - sum);
    before = blob;
  }
  return sum;
}

std::optional<std::uint64_t> image_bytes(const Document& document) {
  if (!document.children.empty()) return {};
  Blobs blobs;
  add_blobs(blobs, document);
  return sum_of(std::move(blobs));
}

std::optional<std::uint64_t> file_bytes(const Tag& tag, const StoredFile& file) {
  if (is_size_implausible(tag, file)) return {};
  return file.size_bytes;
}

std::string shown_size(std::optional<std::uint64_t> bytes) { return bytes ? human_size(*bytes) : "unknown"; }

// Each document once: indexes may share their children.
Blobs image_blobs(const Tag& tag) {
  Blobs blobs;
  std::vector<const Document*> documents{&tag.root()};
  std::set<Digest> seen;
  for (std::size_t at = 0; at < documents.size(); ++at) {
    add_blobs(blobs, *documents[at]);
    for (const ChildRef& child : documents[at]->children)
      if (seen.insert(child.digest).second) documents.push_back(tag.find(child.digest));
  }
  return blobs;
}

// What is no image has the architecture "unknown": attestations beside the images, as BuildKit writes them.
static bool runs_on_something(const ChildRef& child) { return !child.arch.empty() && child.arch != "unknown"; }

static StoredFile of_digest(const Digest& digest) {
  StoredFile file;
  file.digest = digest;
  return file;
}

static std::vector<ImageSize> oci_sizes(const Tag& tag) {
  std::vector<ImageSize> sizes;
  for (const ChildRef& child : tag.root().children)
    if (runs_on_something(child))
      sizes.push_back({child.arch, image_bytes(*tag.find(child.digest)), of_digest(child.digest), child.variant});
  if (sizes.empty()) sizes.push_back({tag.stated.arch, sum_of(image_blobs(tag)), tag.stated});
  return sizes;
}

std::vector<ImageSize> image_sizes(const Tag& tag) {
  if (tag.layout == Layout::oci) return oci_sizes(tag);
  const StoredFile own = tag.image();
  std::vector<ImageSize> sizes;
  sizes.reserve(1 + tag.images.size());
  sizes.push_back({own.arch, file_bytes(tag, own), own});
  for (const StoredFile& image : tag.images) sizes.push_back({image.arch, file_bytes(tag, image), image});
  return sizes;
}

std::string ImageSize::platform() const { return std::string(arch).append(variant.empty() ? "" : "/").append(variant); }

PullSize pull_size(std::span<const ImageSize> images) {
  PullSize size;
  for (const ImageSize& image : images) {
    const std::uint64_t bytes = image.bytes.value_or(0);
    if (bytes != 0 && (size.least == 0 || bytes < size.least)) size.least = bytes;
    size.most = std::max(size.most, bytes);
  }
  return size;
}

}  // namespace roadstead::catalog
