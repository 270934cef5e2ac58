// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <optional>
#include <string>

#include "roadstead/storage/s3_answers.hpp"
#include "roadstead/storage/s3_client.hpp"

namespace roadstead::storage {

/// An upload that was begun, by this try or a former one.
struct OpenUpload {
  std::string key, id;
  S3Parts parts;          ///< that are there
  bool has_sums = false;  ///< it was begun with sums: each part wants one
};

/// Sends parts of one upload, for several threads at once.
class S3PartSender {
 public:
  explicit S3PartSender(OpenUpload upload) : upload_(std::move(upload)), compares_sums_(upload_.has_sums) {}

  const OpenUpload& upload() const { return upload_; }

  /// One that is there with the same bytes is not sent again. nullopt: the upload is no more.
  Result<std::optional<S3Part>> send(S3Client& client, std::uint64_t number, const std::string& bytes);

 private:
  bool is_there(std::uint64_t number, const std::string& bytes) const;
  Result<S3Answer> send_bytes(S3Client& client, std::uint64_t number, const std::string& bytes, const std::string& crc);

  const OpenUpload upload_;
  std::atomic<bool> compares_sums_;  ///< so a part need not be hashed for its signature too
};

}  // namespace roadstead::storage
