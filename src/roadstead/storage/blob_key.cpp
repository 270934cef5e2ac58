// SPDX-License-Identifier: Apache-2.0
#include "roadstead/storage/blob_key.hpp"

#include "roadstead/base/hex.hpp"

namespace roadstead::storage {

std::string blob_key(const Sha256& digest) { return std::string(blob_folder) + to_hex(digest); }

std::optional<Sha256> blob_digest(std::string_view key) {
  Sha256 digest;
  if (!key.starts_with(blob_folder) || !from_hex(key.substr(blob_folder.size()), digest)) return std::nullopt;
  return digest;
}

Result<std::optional<PutOutcome>> look_for(BlobStore& store, const Blob& blob) {
  const auto size = store.size_of(blob.digest);
  if (!size) return Failure(size.error());
  if (!*size) return std::optional<PutOutcome>();
  if (**size == blob.size_bytes) return std::optional(PutOutcome::already_present);
  return fail(Code::conflict, "{} has {} bytes in the store, want {}", blob_key(blob.digest), **size, blob.size_bytes);
}

}  // namespace roadstead::storage
