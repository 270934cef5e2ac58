// SPDX-License-Identifier: Apache-2.0
#include "roadstead/site/directory_batch.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>

#include "roadstead/site/byte_sink.hpp"

namespace roadstead::site {

// How much is rendered before it is written. The kernel's work and ours take turns in the processor's caches: file by
// file, each would find there what the other left.
static constexpr std::size_t burst_bytes = 256 << 10;

Result<FileHandle> create_file(Folders& folders, std::string& path) {
  const auto place = folders.make_for(path);
  if (!place) return Failure(place.error());
  FileHandle file(::openat(place->folder, place->name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644));
  if (!file) return fail_errno(errno, path);
  return file;
}

static Result<FileHandle> open_blob(const storage::BlobDirectory& store, const Sha256& digest) {
  auto file = store.open_blob(digest);
  if (!file) return Failure(file.error());
  if (!*file) return fail(Code::not_found, "the blob has left the store");
  return std::move(**file);
}

static Result<void> copy(const FileHandle& from, const FileHandle& to) {
  const auto size = file_size(from);
  if (!size) return Failure(size.error());
  return copy_to(*make_plain_sink(to.get()), from, *size);
}

void DirectoryBatch::add(std::string_view path, std::string_view bytes) {
  pending_.emplace_back(path.size(), bytes.size());
  text_.append(path).append(bytes);
  if (text_.size() >= burst_bytes) close();
}

void DirectoryBatch::close() {
  std::string_view rest = text_;
  const auto take = [&](std::size_t size) {
    const std::string_view part = rest.substr(0, size);
    rest.remove_prefix(size);
    return part;
  };
  for (const auto& [path_size, size] : pending_) {
    const std::string_view path = take(path_size);
    write(path, take(size));
  }
  pending_.clear();
  text_.clear();
  folders_.leave();
}

// `path_` becomes one more name for the file that find() tells, once there are folders for it. False where the file
// system makes none: its bytes have to be written.
template <class Find>
bool DirectoryBatch::link(Find find) {
  const auto place = folders_.make_for(path_);
  if (!place) note(place.error());
  if (!place) return true;
  const Folders::Place file = find();
  return ::linkat(file.folder, file.name, place->folder, place->name, 0) == 0;
}

void DirectoryBatch::write(std::string_view path, std::string_view bytes) {
  if (error_) return;
  path_.assign(path);
  const std::string* const twin = recent_.find(bytes);
  if (twin != nullptr && link([&] { return folders_.find(*twin); })) return;
  const auto file = create_file(folders_, path_);
  if (!file) return note(file.error());
  if (auto done = write_output(file->get(), bytes); !done) return note(wrap(done.error(), path_).value());
  recent_.remember(path, bytes);
}

// A hard link where the store is on the same file system: blobs are large and never change.
void DirectoryBatch::add_stored(std::string_view path, const Sha256& digest) {
  if (error_) return;
  path_.assign(path);
  const std::string blob = store_->path_of(digest);
  if (!link([&] { return Folders::Place{AT_FDCWD, blob.c_str()}; })) copy_blob(digest);
}

void DirectoryBatch::copy_blob(const Sha256& digest) {
  const auto from = open_blob(*store_, digest);
  if (!from) return note(wrap(from.error(), path_).value());
  const auto to = create_file(folders_, path_);
  if (!to) return note(to.error());
  if (auto done = copy(*from, *to); !done) note(wrap(done.error(), path_).value());
}

}  // namespace roadstead::site
