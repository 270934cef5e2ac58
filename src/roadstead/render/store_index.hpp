// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <vector>

#include "roadstead/catalog/digest.hpp"

namespace roadstead::render {

/// Which blobs the site's own store holds.
class StoreIndex {
 public:
  StoreIndex() = default;
  explicit StoreIndex(std::vector<catalog::Digest> digests) : digests_(std::move(digests)) {
    std::ranges::sort(digests_);
  }
  bool has(const catalog::Digest& digest) const { return std::ranges::binary_search(digests_, digest); }

 private:
  std::vector<catalog::Digest> digests_;
};

}  // namespace roadstead::render
