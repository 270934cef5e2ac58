// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "roadstead/storage/blob_store.hpp"
#include "roadstead/storage/s3_client.hpp"

namespace roadstead::storage {

/// What is stored beside the bytes: they never change, so a cache may keep them for good.
net::Headers object_headers(const Blob& blob);

/// Has the server refuse a key that is there. Not every server knows it.
inline const std::pair<std::string, std::string> unless_there{"if-none-match", "*"};
/// The server does not know a header of the request.
bool is_header_unknown(const S3Answer& answer);

/// Somebody else stored the key, or is about to.
bool is_there_already(const S3Answer& answer);

}  // namespace roadstead::storage
