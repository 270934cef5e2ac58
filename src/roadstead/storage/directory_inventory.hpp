// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "roadstead/storage/blob_inventory.hpp"

namespace roadstead::storage {

/// file:///DIR. A blob is as old as the last change of its file; <hex>.part is an upload that is not over.
Result<std::unique_ptr<BlobInventory>> open_directory_inventory(const std::string& address);

}  // namespace roadstead::storage
