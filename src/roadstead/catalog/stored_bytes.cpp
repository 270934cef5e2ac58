// SPDX-License-Identifier: Apache-2.0
#include "roadstead/catalog/stored_bytes.hpp"

#include <algorithm>
#include <cstring>
#include <limits>

#include "roadstead/catalog/image_size.hpp"

namespace roadstead::catalog {

// A sum that wrapped would look like a small registry.
static void add_to(std::uint64_t& sum, std::uint64_t bytes) {
  sum += std::min(bytes, std::numeric_limits<std::uint64_t>::max() - sum);
}

void StoredBytes::add(const Tag& tag) {
  if (tag.layout == Layout::oci) {
    for (const BlobRef* const blob : image_blobs(tag)) add(blob->digest, blob->size_bytes);
    return;
  }
  const StoredFile own = tag.image();
  add(own, file_bytes(tag, own).value_or(0));
  for (const StoredFile& image : tag.images) add(image, file_bytes(tag, image).value_or(0));
}

void StoredBytes::add(const StoredFile& file, std::uint64_t bytes) {
  if (file.digest) return add(*file.digest, bytes);
  if (!file.other_digest.empty()) return add(Digest::of(file.other_digest), bytes);
  add_to(without_digest_, bytes);
}

static std::uint64_t folded(const Digest& digest) {
  std::uint64_t words[4];
  static_assert(sizeof words == sizeof(Sha256));
  std::memcpy(words, digest.bytes().data(), sizeof words);
  return words[0] ^ words[1] ^ words[2] ^ words[3];
}

void StoredBytes::add(const Digest& digest, std::uint64_t bytes) {
  constexpr std::size_t fewest = 1 << 12;
  if (blobs_.size() >= std::max(fewest, 2 * distinct_)) drop_repeated();
  blobs_.push_back({folded(digest), bytes});
}

void StoredBytes::drop_repeated() {
  std::ranges::sort(blobs_,
                    [](const Blob& a, const Blob& b) { return a.key != b.key ? a.key < b.key : a.bytes > b.bytes; });
  const auto is_same = [](const Blob& a, const Blob& b) { return a.key == b.key; };
  blobs_.erase(std::unique(blobs_.begin(), blobs_.end(), is_same), blobs_.end());
  distinct_ = blobs_.size();
}

std::uint64_t StoredBytes::sum() {
  drop_repeated();
  std::uint64_t sum = without_digest_;
  for (const Blob& blob : blobs_) add_to(sum, blob.bytes);
  return sum;
}

}  // namespace roadstead::catalog
