// SPDX-License-Identifier: Apache-2.0
#include "roadstead/storage/blob_directory.hpp"

#include "roadstead/base/hex.hpp"

namespace roadstead::storage {

namespace fs = std::filesystem;

Result<BlobDirectory> BlobDirectory::open(const fs::path& root) {
  std::error_code error;
  const fs::path blobs = root / "blobs" / "sha256";
  if (!fs::is_directory(blobs, error))
    return fail(Code::not_found, "store '{}' has no folder blobs/sha256, want the layout of an OCI image layout",
                root.string());
  return BlobDirectory(blobs);
}

Result<std::vector<Sha256>> BlobDirectory::list() const {
  std::vector<Sha256> digests;
  std::error_code error;
  for (fs::directory_iterator item(blobs_, error), end; !error && item != end; item.increment(error)) {
    Sha256 digest;
    if (from_hex(item->path().filename().native(), digest)) digests.push_back(digest);
  }
  if (error) return fail(Code::unavailable, "listing {}: {}", blobs_.string(), error.message());
  return digests;
}

fs::path BlobDirectory::path_of(const Sha256& digest) const { return blobs_ / to_hex(digest); }

Result<std::optional<FileHandle>> BlobDirectory::open_blob(const Sha256& digest) const {
  auto file = open_for_reading(path_of(digest));
  if (file) return std::optional<FileHandle>(std::move(*file));
  if (file.error().code == Code::not_found) return std::optional<FileHandle>();
  return Failure(file.error());
}

}  // namespace roadstead::storage
