// SPDX-License-Identifier: Apache-2.0
#include "roadstead/storage/directory_inventory.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <optional>

#include "roadstead/base/hex.hpp"
#include "roadstead/storage/directory_store.hpp"

namespace roadstead::storage {

namespace fs = std::filesystem;

namespace {

class DirectoryInventory : public BlobInventory {
 public:
  explicit DirectoryInventory(fs::path blobs) : blobs_(std::move(blobs)) {}
  Result<void> each(const std::function<Result<void>(const StoredBlob&)>& visit) override;
  Result<void> remove(const StoredBlob& blob) override;

 private:
  fs::path blobs_;
};

// Whoever writes now has just changed it. A file that went meanwhile, or is none, is no blob.
std::optional<StoredBlob> blob_at(const fs::path& path) {
  StoredBlob blob;
  std::string name = path.filename().string();
  blob.handle = name;
  if (name.ends_with(".part")) {
    blob.is_whole = false;
    name.resize(name.size() - std::string_view(".part").size());
  }
  struct stat info;
  if (!from_hex(name, blob.digest) || ::lstat(path.c_str(), &info) != 0 || !S_ISREG(info.st_mode)) return std::nullopt;
  blob.size_bytes = static_cast<std::uint64_t>(info.st_size);
  blob.stored_s = info.st_mtim.tv_sec;
  return blob;
}

}  // namespace

Result<void> DirectoryInventory::each(const std::function<Result<void>(const StoredBlob&)>& visit) {
  std::error_code error;
  for (fs::directory_iterator item(blobs_, error), end; !error && item != end; item.increment(error))
    if (const auto blob = blob_at(item->path()))
      if (auto done = visit(*blob); !done) return done;
  if (error) return fail_errno(error.value(), "listing " + blobs_.string());
  return {};
}

Result<void> DirectoryInventory::remove(const StoredBlob& blob) {
  const fs::path path = blobs_ / blob.handle;
  const auto now = blob_at(path);
  if (now && (now->size_bytes != blob.size_bytes || now->stored_s != blob.stored_s))
    return fail(Code::conflict, "{} has been written since it was listed, want it to be looked at again",
                path.string());
  if (::unlink(path.c_str()) != 0 && errno != ENOENT) return fail_errno(errno, path.string());
  return {};
}

Result<std::unique_ptr<BlobInventory>> open_directory_inventory(const std::string& address) {
  const auto root = directory_of(address);
  if (!root) return Failure(root.error());
  std::error_code error;
  if (fs::exists(*root / "oci-layout", error))
    return fail(Code::conflict, "'{}' is an OCI image layout, whose blobs its own index names, want a store",
                root->string());
  return std::make_unique<DirectoryInventory>(*root / "blobs" / "sha256");
}

}  // namespace roadstead::storage
