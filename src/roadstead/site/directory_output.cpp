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

#include "roadstead/base/file.hpp"
#include "roadstead/base/site_marker.hpp"
#include "roadstead/site/byte_sink.hpp"
#include "roadstead/site/directory_batch.hpp"

namespace roadstead::site {

namespace fs = std::filesystem;

namespace {

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
    batch.close();
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
    return fail(Code::conflict, "another build is writing '{}': try again when it has ended", final_path.string());
  std::error_code error;  // what a killed run left
  for (fs::directory_iterator item(staging, error), end; !error && item != end; item.increment(error))
    fs::remove_all(item->path(), error);
  if (error) return fail(Code::unavailable, "clearing {}: {}", staging.string(), error.message());
  return std::make_unique<DirectoryOutput>(final_path, staging, std::move(root), store);
}

}  // namespace roadstead::site
