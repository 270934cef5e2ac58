// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>
#include <unordered_set>

#include "roadstead/base/sha256.hpp"

namespace roadstead::app {

/// What files name. A name is any 64 hex digits in a row, whatever stands around them: in the front matter, in an OCI
/// document or in an address, of a form that we know or of one to come. Who deletes what nobody names had better
/// read too much than too little.
class DigestSet {
 public:
  void add_named_in(std::string_view bytes);
  void add(const DigestSet& other) { digests_.insert(other.digests_.begin(), other.digests_.end()); }
  bool has(const Sha256& digest) const { return digests_.contains(digest); }
  std::size_t size() const { return digests_.size(); }

 private:
  void add_windows(std::string_view run);
  struct Hash {
    std::size_t operator()(const Sha256& digest) const;
  };
  std::unordered_set<Sha256, Hash> digests_;
};

}  // namespace roadstead::app
