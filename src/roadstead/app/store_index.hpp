// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "roadstead/render/store_index.hpp"
#include "roadstead/storage/blob_directory.hpp"

namespace roadstead::app {

/// Which blobs a store holds; none without a store.
Result<render::StoreIndex> index_store(const std::optional<storage::BlobDirectory>& store);

}  // namespace roadstead::app
