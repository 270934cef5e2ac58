// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "roadstead/storage/blob_store.hpp"
#include "roadstead/storage/connect.hpp"
#include "roadstead/storage/s3_place.hpp"

namespace roadstead::storage {

/// Sends a blob in parts, several at once, and hashes it in the same pass. An upload of the key that was begun and not
/// ended goes on: a part that is there with the same size and MD5 (where the server's ETag is that) is not sent again.
/// It is completed only when the whole has the blob's digest, and ended when it has another; whatever else goes wrong
/// leaves it to the next try. Once the key is there, other uploads of it are ended. already_present: the server found
/// the key there in the end.
Result<PutOutcome> upload_in_parts(const S3Place& place, const Connect& connect, const Blob& blob,
                                   const SendProgress& progress);

}  // namespace roadstead::storage
