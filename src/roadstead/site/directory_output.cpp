// SPDX-License-Identifier: Apache-2.0
#include "roadstead/site/directory_output.hpp"

#include <fcntl.h>
#include <linux/fs.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <string>

#include "roadstead/base/descriptor_limit.hpp"
#include "roadstead/base/file.hpp"
#include "roadstead/base/site_marker.hpp"
#include "roadstead/site/byte_sink.hpp"
#include "roadstead/site/folders.hpp"
#include "roadstead/site/recent_files.hpp"

namespace roadstead::site {

namespace fs = std::filesystem;

namespace {

constexpr unsigned open_batches = 8192;  // each holds the folder that it writes to: some for each job

Result<FileHandle> create_file(Folders& folders, std::string& path) {
  const auto place = folders.make_for(path);
  if (!place) return Failure(place.error());
  FileHandle file(::openat(place->folder, place->name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644));
  if (!file) return fail_errno(errno, path);
  return file;
}

Result<FileHandle> open_blob(const storage::BlobDirectory& store, const Sha256& digest) {
  auto file = store.open_blob(digest);
  if (!file) return Failure(file.error());
  if (!*file) return fail(Code::not_found, "the blob has left the store");
  return std::move(**file);
}

Result<void> copy(const FileHandle& from, const FileHandle& to) {
  const auto size = file_size(from);
  if (!size) return Failure(size.error());
  return copy_to(*make_plain_sink(to.get()), from, *size);
}

/// Writes its files at once: directories need no order.
class DirectoryBatch : public Batch {
 public:
  DirectoryBatch(int root, const storage::BlobDirectory* store) : root_(root), store_(store), folders_(root) {}

  void add(std::string_view path, std::string_view bytes) override {
    if (error_) return;
    path_.assign(path);
    if (const std::string* const twin = recent_.find(bytes); twin != nullptr && link(root_, *twin)) return;
    const auto file = create_file(folders_, path_);
    if (!file) return note(file.error());
    if (auto done = write_output(file->get(), bytes); !done) return note(wrap(done.error(), path_).value());
    recent_.remember(path, bytes);
  }

  // A hard link where the store is on the same file system: blobs are large and never change.
  void add_stored(std::string_view path, const Sha256& digest) override {
    if (error_) return;
    path_.assign(path);
    if (link(AT_FDCWD, store_->path_of(digest))) return;
    const auto from = open_blob(*store_, digest);
    if (!from) return note(wrap(from.error(), path_).value());
    const auto to = create_file(folders_, path_);
    if (!to) return note(to.error());
    if (auto done = copy(*from, *to); !done) note(wrap(done.error(), path_).value());
  }

  const std::optional<Error>& error() const { return error_; }

 private:
  void note(Error error) { error_ = std::move(error); }

  // `path_` becomes one more name for a file. False where the file system makes none: its bytes have to be written.
  bool link(int folder, const std::string& existing) {
    const auto place = folders_.make_for(path_);
    if (!place) note(place.error());
    return !place || ::linkat(folder, existing.c_str(), place->folder, place->name, 0) == 0;
  }

  int root_;
  const storage::BlobDirectory* store_;
  Folders folders_;
  RecentFiles recent_;
  std::string path_;
  std::optional<Error> error_;
};

class DirectoryOutput : public Output {
 public:
  DirectoryOutput(fs::path target, fs::path staging, FileHandle root, const storage::BlobDirectory* store)
      : target_(std::move(target)), staging_(std::move(staging)), root_(std::move(root)), store_(store) {}

  ~DirectoryOutput() override {
    std::error_code ignored;
    if (!finished_) fs::remove_all(staging_, ignored);
  }

  std::unique_ptr<Batch> batch() override { return std::make_unique<DirectoryBatch>(root_.get(), store_); }

  Result<void> take(Batch& batch) override {
    const auto& error = static_cast<DirectoryBatch&>(batch).error();
    if (error) return Failure(*error);
    return {};
  }

  Result<void> add_spilled(std::string_view path, Spills content) override {
    std::string name(path);
    Folders folders(root_.get());
    const auto file = create_file(folders, name);
    if (!file) return Failure(file.error());
    const auto sink = make_plain_sink(file->get());
    if (auto done = copy_to(*sink, content); !done) return wrap(done.error(), name);
    return sink->finish();
  }

  fs::path spill_folder() const override { return staging_; }

  Result<void> finish() override {
    // One call puts the new site in place of the old one, where the file system knows how.
    if (::renameat2(AT_FDCWD, staging_.c_str(), AT_FDCWD, target_.c_str(), RENAME_EXCHANGE) != 0) {
      if (errno != ENOENT) return swap_in_two_steps();
      if (::rename(staging_.c_str(), target_.c_str()) != 0) return fail_errno(errno, target_.string());
      finished_ = true;
      return {};
    }
    return remove_old(staging_);
  }

 private:
  Result<void> swap_in_two_steps() {
    const fs::path old = staging_.string() + ".old";
    std::error_code ignored;
    fs::remove_all(old, ignored);  // what a killed run left, when the new site was already in place
    if (::rename(target_.c_str(), old.c_str()) != 0) return fail_errno(errno, target_.string());
    if (::rename(staging_.c_str(), target_.c_str()) != 0) {
      const int why = errno;
      ::rename(old.c_str(), target_.c_str());
      return fail_errno(why, target_.string());
    }
    return remove_old(old);
  }

  Result<void> remove_old(const fs::path& old) {
    finished_ = true;
    std::error_code error;
    fs::remove_all(old, error);
    if (error) return fail(Code::unavailable, "removing the former site {}: {}", old.string(), error.message());
    return {};
  }

  fs::path target_, staging_;
  FileHandle root_;
  const storage::BlobDirectory* store_;
  bool finished_ = false;
};

Result<void> check_target(const fs::path& target) {
  std::error_code error;
  if (!fs::exists(target, error)) return {};
  if (!fs::is_directory(target, error)) return fail(Code::conflict, "'{}' is not a directory", target.string());
  if (fs::exists(target / site_marker, error) || fs::is_empty(target, error)) return {};
  return fail(Code::conflict, "'{}' has files that roadstead did not write, want an empty or absent directory",
              target.string());
}

}  // namespace

Result<std::unique_ptr<Output>> open_directory_output(const fs::path& target, const storage::BlobDirectory* store) {
  const auto whole = full_path(target);
  if (!whole) return Failure(whole.error());
  const fs::path clean = whole->lexically_normal();
  const fs::path final_path = clean.has_filename() ? clean : clean.parent_path();
  if (auto fine = check_target(final_path); !fine) return Failure(fine.error());
  const fs::path staging = final_path.parent_path() / ("." + final_path.filename().string() + ".building");
  if (::mkdir(staging.c_str(), 0755) != 0 && errno != EEXIST) return fail_to_make(errno, final_path);
  FileHandle root(::open(staging.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!root) return fail_errno(errno, staging.string());
  if (::flock(root.get(), LOCK_EX | LOCK_NB) != 0)
    return fail(Code::conflict, "another build is writing '{}', want to wait for its end", final_path.string());
  std::error_code error;  // what a killed run left
  for (fs::directory_iterator item(staging, error), end; !error && item != end; item.increment(error))
    fs::remove_all(item->path(), error);
  if (error) return fail(Code::unavailable, "clearing {}: {}", staging.string(), error.message());
  raise_descriptor_limit(open_batches);
  return std::make_unique<DirectoryOutput>(final_path, staging, std::move(root), store);
}

}  // namespace roadstead::site
