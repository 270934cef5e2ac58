// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "roadstead/render/site.hpp"
#include "roadstead/storage/blob_directory.hpp"

namespace roadstead::app {

/// Which blobs a store holds; none without a store.
Result<render::StoreIndex> index_store(const std::optional<storage::BlobDirectory>& store);

/// Reads small blobs of a store; null without one. The store must outlive what is returned.
render::ReadStored read_stored(const std::optional<storage::BlobDirectory>& store);

/// Looks at blobs of a store; null without one. The store must outlive what is returned.
render::IsStoredSif is_stored_sif(const std::optional<storage::BlobDirectory>& store);

}  // namespace roadstead::app
