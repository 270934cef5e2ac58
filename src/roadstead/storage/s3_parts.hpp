// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "roadstead/storage/s3_answers.hpp"
#include "roadstead/storage/s3_client.hpp"

namespace roadstead::storage {

/// The uploads of this key that were begun and not ended, the newest first; none where the server does not tell.
Result<std::vector<std::string>> find_uploads(S3Client& client, const S3Place& place, const std::string& key);

/// Ends an upload: its parts, which cost money, go away. One that cannot be ended harms nobody.
void end_upload(S3Client& client, const std::string& key, const std::string& upload);

/// What an upload has.
struct BegunUpload {
  S3Parts parts;
  std::string algorithm;  ///< see PartsPage
};
/// nullopt: there is no such upload any more.
Result<std::optional<BegunUpload>> list_parts(S3Client& client, const std::string& key, const std::string& upload);

}  // namespace roadstead::storage
