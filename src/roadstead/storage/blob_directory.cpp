// SPDX-License-Identifier: Apache-2.0
#include "roadstead/storage/blob_directory.hpp"

#include <sys/stat.h>

#include <algorithm>
#include <cerrno>

#include "roadstead/base/file.hpp"
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

// The folder's own time would miss the end of a blob that is copied into place.
static std::string state_of(const fs::path& path) {
  struct stat info;
  if (::stat(path.c_str(), &info) != 0) return fmt::format("{} {}\n", path.native(), errno);
  return path.native() + " " + stat_text(info);
}

Result<std::string> BlobDirectory::fingerprint() const {
  auto digests = list();
  if (!digests) return Failure(digests.error());
  std::ranges::sort(*digests);
  Sha256Stream hash;
  for (const Sha256& digest : *digests) hash.update(state_of(path_of(digest)));
  return to_hex(hash.finish());
}

fs::path BlobDirectory::path_of(const Sha256& digest) const { return blobs_ / to_hex(digest); }

Result<std::optional<std::uint64_t>> BlobDirectory::size_of(const Sha256& digest) const {
  struct stat info;
  const fs::path path = path_of(digest);
  if (::stat(path.c_str(), &info) != 0) {
    if (errno == ENOENT) return std::optional<std::uint64_t>();
    return fail_errno(errno, path.string());
  }
  if (!S_ISREG(info.st_mode)) return fail(Code::invalid, "{}: not a regular file", path.string());
  return std::optional(static_cast<std::uint64_t>(info.st_size));
}

Result<std::optional<FileHandle>> BlobDirectory::open_blob(const Sha256& digest) const {
  auto file = open_for_reading(path_of(digest));
  if (file) return std::optional<FileHandle>(std::move(*file));
  if (file.error().code == Code::not_found) return std::optional<FileHandle>();
  return Failure(file.error());
}

}  // namespace roadstead::storage
