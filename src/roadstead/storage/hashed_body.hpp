// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "roadstead/net/http_client.hpp"
#include "roadstead/storage/blob_file.hpp"

namespace roadstead::storage {

/// The bytes of a blob, hashed as they go out. Of a file with another digest the last bytes are held back: no server
/// takes a body that ends too early, so nothing wrong is stored. Refers to `file`, `blob` and `progress`.
Result<net::Body> hashed_body(const FileHandle& file, const Blob& blob, const SendProgress& progress);

}  // namespace roadstead::storage
