// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "roadstead/catalog/model.hpp"

namespace roadstead::catalog {

/// What a client fetches for an OCI manifest: its config and layers, each digest once, with the sizes that the document
/// states; at most 2^64-1. nullopt of an index that lists anything: a client fetches one image of several.
std::optional<std::uint64_t> image_bytes(const Document& document);

/// The size of a file; nullopt where the number cannot be bytes.
std::optional<std::uint64_t> file_bytes(const Tag& tag, const StoredFile& file);

/// For people; "unknown" of none.
std::string shown_size(std::optional<std::uint64_t> bytes);

/// One image of a tag.
struct ImageSize {
  std::string_view arch;  ///< empty when unknown
  std::optional<std::uint64_t> bytes{};
  StoredFile file{};  ///< of an index's child its manifest, of which only the digest is stated
  std::string_view variant{};

  /// "amd64", "arm/v7"; empty when unknown.
  std::string platform() const;
};

/// An image file and those for further architectures; the image of an OCI manifest; of an index one for each child
/// that runs on something, or all together when it does not say what they run on.
std::vector<ImageSize> image_sizes(const Tag& tag);

/// What one pull of a tag fetches, in bytes: a client takes one of its images. Both are 0 where no size is known.
struct PullSize {
  std::uint64_t least = 0, most = 0;
};
PullSize pull_size(std::span<const ImageSize> images);
inline PullSize pull_size(const Tag& tag) { return pull_size(image_sizes(tag)); }

/// What the documents of an OCI tag name from its root on; more than once where several of them do.
std::vector<const BlobRef*> image_blobs(const Tag& tag);

}  // namespace roadstead::catalog
