// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>

#include "roadstead/storage/s3_answers.hpp"
#include "roadstead/storage/s3_client.hpp"

namespace roadstead::storage {

/// The newest upload of this key that was begun and not ended; empty when there is none or the server does not tell.
Result<std::string> find_upload(S3Client& client, const S3Place& place, const std::string& key);

/// The parts that an upload has; nullopt: there is no such upload any more.
Result<std::optional<S3Parts>> list_parts(S3Client& client, const std::string& key, const std::string& upload);

}  // namespace roadstead::storage
