// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "roadstead/storage/blob_store.hpp"

namespace roadstead::storage {

/// file:///DIR, which a put makes when it is not there: the layout of BlobDirectory. A blob is written beside as
/// <hex>.part, synced and renamed; what a killed put left of it is written anew by the next.
Result<std::unique_ptr<BlobStore>> open_directory_store(const StoreSettings& settings);

/// DIR of file:///DIR. Code::invalid for another address.
Result<std::filesystem::path> directory_of(const std::string& address);

}  // namespace roadstead::storage
