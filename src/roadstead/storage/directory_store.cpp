// SPDX-License-Identifier: Apache-2.0
#include "roadstead/storage/directory_store.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

#include "roadstead/base/file.hpp"
#include "roadstead/base/url.hpp"
#include "roadstead/storage/blob_file.hpp"
#include "roadstead/storage/blob_key.hpp"

namespace roadstead::storage {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t chunk_bytes = std::size_t{1024} * 1024;

class DirectoryStore : public BlobStore {
 public:
  DirectoryStore(fs::path root, std::string public_url) : root_(std::move(root)), public_url_(std::move(public_url)) {}
  Result<void> expect_usable() override;
  Result<std::optional<std::uint64_t>> size_of(const Sha256& digest) override;
  Result<PutOutcome> put(const Blob& blob, const SendProgress& progress) override;
  std::string url_of(const Sha256& digest) const override {
    return public_url_.empty() ? "" : public_url_ + "/" + blob_key(digest);
  }

 private:
  Result<PutOutcome> put_locked(const Blob& blob, const FileHandle& part, const SendProgress& progress);

  fs::path root_;
  std::string public_url_;
};

fs::path part_of(const fs::path& path) { return path.string() + ".part"; }

// Whoever holds the lock writes; who waited for it may find that the file was renamed meanwhile, and opens another.
Result<FileHandle> open_locked(const fs::path& path) {
  for (;;) {
    FileHandle file(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644));
    if (!file) return fail_errno(errno, path.string());
    int locked;
    while ((locked = ::flock(file.get(), LOCK_EX)) != 0 && errno == EINTR) continue;
    if (locked != 0) return fail_errno(errno, "locking " + path.string());
    struct stat ours, named;
    if (::fstat(file.get(), &ours) == 0 && ::stat(path.c_str(), &named) == 0 && ours.st_ino == named.st_ino)
      return file;
  }
}

Result<void> copy_hashed(const Blob& blob, int to, const SendProgress& progress) {
  const auto from = open_blob_file(blob);
  if (!from) return Failure(from.error());
  Sha256Stream hash;
  std::string chunk;
  for (std::uint64_t done = 0; done < blob.size_bytes; done += chunk.size()) {
    chunk.resize(std::min<std::uint64_t>(chunk_bytes, blob.size_bytes - done));
    if (auto read = read_at(*from, done, chunk); !read) return wrap(read.error(), blob.file.string());
    hash.update(chunk);
    if (auto written = write_all(to, chunk); !written) return written;
    if (progress) progress(done + chunk.size(), blob.size_bytes);
  }
  return expect_digest(blob, hash.finish());
}

// The rename is on the disk only once the folder is.
Result<void> sync_folder(const fs::path& folder) {
  const FileHandle handle(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!handle || ::fsync(handle.get()) != 0) return fail_errno(errno, folder.string());
  return {};
}

Result<void> write_part(const Blob& blob, int part, const SendProgress& progress) {
  if (::ftruncate(part, 0) != 0) return fail_errno(errno, "emptying");
  if (auto done = copy_hashed(blob, part, progress); !done) return done;
  if (::fsync(part) != 0) return fail_errno(errno, "syncing");
  return {};
}

}  // namespace

// The first blob makes the folder, in what is there of the way to it.
Result<void> DirectoryStore::expect_usable() {
  std::error_code none;
  fs::path there = root_;
  while (there.has_relative_path() && !fs::exists(there, none)) there = there.parent_path();
  if (!fs::is_directory(there, none)) return fail_errno(ENOTDIR, there.string());
  if (::access(there.c_str(), W_OK | X_OK) != 0) return fail_errno(errno, there.string());
  return {};
}

Result<std::optional<std::uint64_t>> DirectoryStore::size_of(const Sha256& digest) {
  struct stat info;
  const fs::path path = root_ / blob_key(digest);
  if (::stat(path.c_str(), &info) != 0) {
    if (errno == ENOENT) return std::optional<std::uint64_t>();
    return fail_errno(errno, path.string());
  }
  if (!S_ISREG(info.st_mode)) return fail(Code::conflict, "{}: not a regular file", path.string());
  return std::optional(static_cast<std::uint64_t>(info.st_size));
}

Result<PutOutcome> DirectoryStore::put(const Blob& blob, const SendProgress& progress) {
  const fs::path path = root_ / blob_key(blob.digest);
  const auto found = look_for(*this, blob);
  if (!found) return Failure(found.error());
  if (*found) {
    ::utimensat(AT_FDCWD, path.c_str(), nullptr, 0);  // as new as any other for who removes what is old
    return **found;
  }
  std::error_code error;
  fs::create_directories(path.parent_path(), error);
  if (error) return fail_errno(error.value(), path.parent_path().string());
  const auto part = open_locked(part_of(path));
  if (!part) return Failure(part.error());
  auto outcome = put_locked(blob, *part, progress);
  if (!outcome || *outcome == PutOutcome::already_present) ::unlink(part_of(path).c_str());
  return outcome;
}

Result<PutOutcome> DirectoryStore::put_locked(const Blob& blob, const FileHandle& part, const SendProgress& progress) {
  const auto found = look_for(*this, blob);
  if (!found) return Failure(found.error());
  if (*found) return **found;
  const fs::path path = root_ / blob_key(blob.digest);
  if (auto done = write_part(blob, part.get(), progress); !done) return wrap(done.error(), part_of(path).string());
  if (::rename(part_of(path).c_str(), path.c_str()) != 0) return fail_errno(errno, path.string());
  if (auto done = sync_folder(path.parent_path()); !done) return Failure(done.error());
  return PutOutcome::stored;
}

Result<fs::path> directory_of(const std::string& address) {
  constexpr std::string_view scheme = "file://";
  const auto root = percent_decode(std::string_view(address).substr(std::min(scheme.size(), address.size())));
  if (!address.starts_with(scheme) || !root || !root->starts_with('/'))
    return fail(Code::invalid, "store '{}' has no absolute path, want file:///DIR", address);
  return fs::path(*root);
}

Result<std::unique_ptr<BlobStore>> open_directory_store(const StoreSettings& settings) {
  auto root = directory_of(settings.address);
  if (!root) return Failure(root.error());
  return std::make_unique<DirectoryStore>(std::move(*root), settings.public_url);
}

}  // namespace roadstead::storage
