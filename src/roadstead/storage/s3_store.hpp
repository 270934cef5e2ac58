// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "roadstead/storage/blob_store.hpp"
#include "roadstead/storage/connect.hpp"
#include "roadstead/storage/s3_place.hpp"

namespace roadstead::storage {

/// s3://BUCKET/PREFIX on AWS and whatever speaks its API (s3_place.hpp). Up to 64 MiB a blob is sent in one request,
/// whose signature has the server compare the digest; larger ones in parts (s3_upload.hpp).
Result<std::unique_ptr<BlobStore>> open_s3_store(const StoreSettings& settings);

std::unique_ptr<BlobStore> make_s3_store(S3Place place, std::string public_url, Connect connect);

}  // namespace roadstead::storage
