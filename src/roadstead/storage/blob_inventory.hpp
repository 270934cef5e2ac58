// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "roadstead/base/error.hpp"
#include "roadstead/base/sha256.hpp"
#include "roadstead/storage/blob_store.hpp"

namespace roadstead::storage {

/// What lies under the key of a blob.
struct StoredBlob {
  Sha256 digest{};
  std::uint64_t size_bytes = 0;
  std::int64_t stored_s = 0;  ///< seconds since 1970
  /// false: what an upload that is not over has sent so far; it was begun at stored_s, and size_bytes may be 0.
  bool is_whole = true;
  std::string handle;  ///< what the back end removes it by
};

/// All that a store has, for who clears it out. Publishing never gets one.
class BlobInventory {
 public:
  virtual ~BlobInventory() = default;
  /// In no particular order; what lies under other keys is passed over. An error of `visit` ends it.
  virtual Result<void> each(const std::function<Result<void>(const StoredBlob&)>& visit) = 0;
  /// What is not there any more is removed.
  virtual Result<void> remove(const StoredBlob& blob) = 0;
};

/// By the scheme of the address. Code::invalid where the back end cannot list what it has: a server that takes PUT.
Result<std::unique_ptr<BlobInventory>> open_blob_inventory(const std::string& address);

}  // namespace roadstead::storage
