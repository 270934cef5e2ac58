// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <mutex>
#include <string>

#include "roadstead/storage/blob_file.hpp"
#include "roadstead/storage/blob_key.hpp"

namespace roadstead::storage::test {

/// What several MemoryStores share.
struct Memory {
  std::mutex mutex;
  std::map<Sha256, std::string> blobs;
};

class MemoryStore : public BlobStore {
 public:
  explicit MemoryStore(Memory& memory) : memory_(memory) {}

  Result<void> expect_usable() override { return {}; }

  Result<std::optional<std::uint64_t>> size_of(const Sha256& digest) override {
    const std::lock_guard lock(memory_.mutex);
    const auto at = memory_.blobs.find(digest);
    return at == memory_.blobs.end() ? std::nullopt : std::optional<std::uint64_t>(at->second.size());
  }

  Result<PutOutcome> put(const Blob& blob, const SendProgress& progress) override {
    const auto found = look_for(*this, blob);
    if (!found) return Failure(found.error());
    if (*found) return **found;
    auto bytes = read_blob(blob);
    if (!bytes) return Failure(bytes.error());
    if (progress) progress(blob.size_bytes, blob.size_bytes);
    const std::lock_guard lock(memory_.mutex);
    return memory_.blobs.emplace(blob.digest, std::move(*bytes)).second ? PutOutcome::stored
                                                                        : PutOutcome::already_present;
  }

  std::string url_of(const Sha256& digest) const override { return "memory:/" + blob_key(digest); }

 private:
  static Result<std::string> read_blob(const Blob& blob) {
    const auto file = open_blob_file(blob);
    if (!file) return Failure(file.error());
    std::string bytes(blob.size_bytes, '\0');
    if (auto done = read_at(*file, 0, bytes); !done) return Failure(done.error());
    if (auto same = expect_digest(blob, sha256(bytes)); !same) return Failure(same.error());
    return bytes;
  }

  Memory& memory_;
};

}  // namespace roadstead::storage::test
