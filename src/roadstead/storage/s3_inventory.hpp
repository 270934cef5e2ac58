// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "roadstead/storage/blob_inventory.hpp"
#include "roadstead/storage/connect.hpp"
#include "roadstead/storage/s3_place.hpp"

namespace roadstead::storage {

/// s3://BUCKET/PREFIX: ListObjectsV2 and, where the server tells, the uploads that are not over (ListMultipartUploads).
Result<std::unique_ptr<BlobInventory>> open_s3_inventory(const std::string& address);

std::unique_ptr<BlobInventory> make_s3_inventory(S3Place place, const Connect& connect);

}  // namespace roadstead::storage
