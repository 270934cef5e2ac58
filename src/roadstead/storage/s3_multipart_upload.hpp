// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>

#include "roadstead/storage/blob_store.hpp"
#include "roadstead/storage/s3_answers.hpp"
#include "roadstead/storage/s3_client.hpp"
#include "roadstead/storage/s3_part_sender.hpp"

// What begins an upload in parts, and what ends it.
namespace roadstead::storage {

/// What a server calls the sum that it compares; AWS has had it since 2022.
inline constexpr std::string_view compared_sum = "CRC32C";

Result<OpenUpload> begin_upload(S3Client& client, const std::string& key, const Blob& blob);

/// nullopt: somebody else has ended the upload. Once the key has its bytes, all other uploads of it are ended.
Result<std::optional<PutOutcome>> complete_upload(S3Client& client, const S3Place& place, const std::string& key,
                                                  const std::string& id, const S3Parts& sent);

}  // namespace roadstead::storage
