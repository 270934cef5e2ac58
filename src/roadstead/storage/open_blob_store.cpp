// SPDX-License-Identifier: Apache-2.0
#include "roadstead/storage/blob_store.hpp"

namespace roadstead::storage {

Result<std::unique_ptr<BlobStore>> open_blob_store(const StoreSettings& settings) {
  return fail(Code::invalid, "no store '{}'", settings.address);
}

}  // namespace roadstead::storage
