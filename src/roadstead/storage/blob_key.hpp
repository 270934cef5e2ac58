// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "roadstead/storage/blob_store.hpp"

namespace roadstead::storage {

/// Where all blobs are: "blobs/sha256/".
inline constexpr std::string_view blob_folder = "blobs/sha256/";
/// "blobs/sha256/<64 hex>", as in an OCI image layout (image-layout.md).
std::string blob_key(const Sha256& digest);
/// The digest that such a key is of; nullopt: it is another key.
std::optional<Sha256> blob_digest(std::string_view key);

/// already_present when the store has the blob, nullopt when it does not; Code::conflict when its key holds something
/// of another size.
Result<std::optional<PutOutcome>> look_for(BlobStore& store, const Blob& blob);

}  // namespace roadstead::storage
