// SPDX-License-Identifier: Apache-2.0
#include "roadstead/site/tar_output.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <mutex>
#include <string>
#include <vector>

#include "roadstead/base/file.hpp"
#include "roadstead/base/parallel.hpp"
#include "roadstead/site/byte_sink.hpp"
#include "roadstead/site/folders.hpp"
#include "roadstead/site/tar_writer.hpp"

namespace roadstead::site {

namespace fs = std::filesystem;

namespace {

/// Members in memory. A stored blob is only named: it is copied when the batch is written.
class TarBatch : public Batch {
 public:
  struct Stored {
    std::size_t at;  ///< offset in `bytes` where it belongs
    std::string path;
    Sha256 digest;
  };

  void add(std::string_view path, std::string_view content) override {
    append_tar_header(bytes, path, content.size());
    bytes += content;
    append_tar_padding(bytes, content.size());
  }
  void add_stored(std::string_view path, const Sha256& digest) override {
    stored.push_back({bytes.size(), std::string(path), digest});
  }

  std::string bytes;
  std::vector<Stored> stored;
};

// What the pages of a run of collections need. Those of the whole registry need more, once.
constexpr std::size_t kept_buffer_bytes = 16 << 20;

class TarOutput : public Output {
 public:
  TarOutput(fs::path target, fs::path beside, FileHandle file, std::unique_ptr<ByteSink> sink,
            const storage::BlobDirectory* store)
      : target_(std::move(target)),
        beside_(std::move(beside)),
        file_(std::move(file)),
        sink_(std::move(sink)),
        store_(store) {}

  ~TarOutput() override {
    if (!beside_.empty()) ::unlink(beside_.c_str());
  }

  // Buffers are used again: fresh ones would fault in page after page.
  std::unique_ptr<Batch> batch() override {
    auto batch = std::make_unique<TarBatch>();
    const std::lock_guard lock(mutex_);
    if (free_.empty()) return batch;
    batch->bytes = std::move(free_.back());
    free_.pop_back();
    return batch;
  }

  Result<void> take(Batch& batch) override {
    auto& tar = static_cast<TarBatch&>(batch);
    auto done = write(tar);
    tar.bytes.clear();
    const std::lock_guard lock(mutex_);
    if (tar.bytes.capacity() <= kept_buffer_bytes) free_.push_back(std::move(tar.bytes));
    return done;
  }

  Result<void> add_spilled(std::string_view path, Spills content) override {
    std::string frame;
    append_tar_header(frame, path, size_bytes(content));
    if (auto done = sink_->write(frame); !done) return done;
    if (auto done = copy_to(*sink_, content); !done) return wrap(done.error(), std::string(path));
    frame.clear();
    append_tar_padding(frame, size_bytes(content));
    return sink_->write(frame);
  }

  fs::path spill_folder() const override {
    if (!beside_.empty()) return fs::absolute(beside_).parent_path();
    std::error_code gone;  // shows itself when something is spilled
    return fs::temp_directory_path(gone);
  }

  Result<void> finish() override {
    std::string end;
    append_tar_end(end);
    if (auto done = sink_->write(end); !done) return done;
    if (auto done = sink_->finish(); !done) return done;
    if (beside_.empty()) return {};
    if (::rename(beside_.c_str(), target_.c_str()) != 0) return fail_errno(errno, target_.string());
    beside_.clear();
    return {};
  }

 private:
  Result<void> write(const TarBatch& tar) {
    const std::string_view bytes = tar.bytes;
    std::size_t written = 0;
    for (const auto& blob : tar.stored) {
      if (auto done = sink_->write(bytes.substr(written, blob.at - written)); !done) return done;
      if (auto done = copy(blob); !done) return wrap(done.error(), blob.path);
      written = blob.at;
    }
    return sink_->write(bytes.substr(written));
  }

  Result<void> copy(const TarBatch::Stored& blob) {
    auto file = store_->open_blob(blob.digest);
    if (!file) return Failure(file.error());
    if (!*file) return fail(Code::not_found, "the blob has left the store");
    auto size = file_size(**file);
    if (!size) return Failure(size.error());
    std::string frame;
    append_tar_header(frame, blob.path, *size);
    if (auto done = sink_->write(frame); !done) return done;
    if (auto done = copy_to(*sink_, **file, *size); !done) return done;
    frame.clear();
    append_tar_padding(frame, *size);
    return sink_->write(frame);
  }

  fs::path target_, beside_;
  FileHandle file_;
  std::unique_ptr<ByteSink> sink_;
  const storage::BlobDirectory* store_;
  std::mutex mutex_;
  std::vector<std::string> free_;
};

}  // namespace

bool is_tar_target(const fs::path& target) {
  const std::string name = target.string();
  return name == "-" || name.ends_with(".tar") || name.ends_with(".tar.zst");
}

Result<std::unique_ptr<Output>> open_tar_output(const fs::path& target, const storage::BlobDirectory* store) {
  if (target == "-")
    return std::make_unique<TarOutput>(target, "", FileHandle(), make_plain_sink(STDOUT_FILENO), store);
  const fs::path beside = target.string() + ".building";
  FileHandle file(::open(beside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644));
  if (!file) return fail_to_make(errno, target);
  auto sink =
      target.string().ends_with(".zst") ? make_zstd_sink(file.get(), default_jobs()) : make_plain_sink(file.get());
  return std::make_unique<TarOutput>(target, beside, std::move(file), std::move(sink), store);
}

}  // namespace roadstead::site
