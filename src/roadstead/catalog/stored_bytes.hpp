// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "roadstead/catalog/model.hpp"

namespace roadstead::catalog {

/// Sums up the image files and blobs that tags name now, those of one digest once: of two sizes that are stated for it
/// the larger. What has no digest counts each time, an unknown size as nothing. Takes up to 32 bytes for each of them.
class StoredBytes {
 public:
  void add(const Tag& tag);
  /// At most 2^64-1.
  std::uint64_t sum();

 private:
  struct Blob {
    std::uint64_t key;  ///< of all of the digest: two digests of one key are too rare to change a total
    std::uint64_t bytes;
  };

  void add(const StoredFile& file, std::uint64_t bytes);
  void add(const Digest& digest, std::uint64_t bytes);
  void drop_repeated();

  std::vector<Blob> blobs_;
  std::size_t distinct_ = 0;  ///< that drop_repeated() left
  std::uint64_t without_digest_ = 0;
};

}  // namespace roadstead::catalog
