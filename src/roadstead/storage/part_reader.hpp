// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mutex>
#include <optional>
#include <string>

#include "roadstead/storage/blob_file.hpp"

namespace roadstead::storage {

/// Hands the parts of a blob to several threads, in order, and hashes the whole on the way.
class PartReader {
 public:
  PartReader(const FileHandle& file, const Blob& blob);

  std::uint64_t part_bytes() const { return part_bytes_; }

  /// The number of the next part, from 1, with its bytes in `buffer`; nullopt: there is none left, or end() was called.
  Result<std::optional<std::uint64_t>> next(std::string& buffer);
  /// Other threads get no more parts.
  void end();

  /// Once all parts were handed out: Code::invalid when the whole has another digest than the blob.
  Result<void> expect_whole();

 private:
  const FileHandle& file_;
  const Blob& blob_;
  const std::uint64_t part_bytes_;
  std::mutex mutex_;
  Sha256Stream hash_;
  std::uint64_t offset_ = 0, number_ = 0;
  bool is_ended_ = false;
};

/// 8 MiB; more where that would be over 10,000 parts, the most that S3 takes (beyond 78 GiB).
std::uint64_t part_bytes_for(std::uint64_t size_bytes);

}  // namespace roadstead::storage
