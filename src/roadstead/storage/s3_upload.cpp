// SPDX-License-Identifier: Apache-2.0
#include "roadstead/storage/s3_upload.hpp"

#include <fmt/format.h>

#include <mutex>
#include <thread>
#include <vector>

#include "roadstead/storage/blob_key.hpp"
#include "roadstead/storage/part_reader.hpp"
#include "roadstead/storage/s3_multipart_upload.hpp"
#include "roadstead/storage/s3_part_sender.hpp"
#include "roadstead/storage/s3_parts.hpp"

namespace roadstead::storage {

namespace {

// One part in memory each: 32 MiB together. More connections than processors, since a server answers late.
constexpr int senders = 4;

/// One try to bring a blob up under one upload id.
class Upload {
 public:
  Upload(const S3Place& place, const Connect& connect, const Blob& blob, const SendProgress& progress,
         const FileHandle& file)
      : place_(place),
        connect_(connect),
        blob_(blob),
        progress_(progress),
        client_(place, connect()),
        reader_(file, blob) {}

  /// nullopt: somebody else has ended the upload.
  Result<std::optional<PutOutcome>> run();

 private:
  Result<OpenUpload> find_or_begin();
  Result<OpenUpload> begin();
  void send_parts(S3PartSender& sender);
  void note(std::uint64_t number, S3Part part);
  void give_up(std::optional<Error> error);

  const S3Place& place_;
  const Connect& connect_;
  const Blob& blob_;
  const SendProgress& progress_;
  S3Client client_;
  PartReader reader_;

  std::mutex mutex_;  ///< of what follows
  S3Parts sent_;
  std::uint64_t sent_bytes_ = 0;
  bool is_ended_ = false;  ///< the upload is no more
  std::optional<Error> error_;
};

Result<OpenUpload> Upload::begin() { return begin_upload(client_, blob_key(blob_.digest), blob_); }

Result<OpenUpload> Upload::find_or_begin() {
  const std::string key = blob_key(blob_.digest);
  const auto begun = find_uploads(client_, place_, key);
  if (!begun) return Failure(begun.error());
  if (begun->empty()) return begin();
  auto upload = list_parts(client_, key, begun->front());
  if (!upload) return Failure(upload.error());
  if (!*upload) return begin();
  return OpenUpload{key, begun->front(), std::move((*upload)->parts), (*upload)->algorithm == compared_sum};
}

void Upload::note(std::uint64_t number, S3Part part) {
  const std::lock_guard lock(mutex_);
  sent_bytes_ += part.size_bytes;
  sent_[number] = std::move(part);
  if (progress_) progress_(sent_bytes_, blob_.size_bytes);
}

void Upload::give_up(std::optional<Error> error) {
  reader_.end();
  const std::lock_guard lock(mutex_);
  if (error && !error_) error_ = std::move(error);
  if (!error) is_ended_ = true;
}

void Upload::send_parts(S3PartSender& sender) {
  S3Client client(place_, connect_());
  std::string bytes;
  bytes.reserve(reader_.part_bytes());
  for (;;) {
    const auto number = reader_.next(bytes);
    if (!number) return give_up(number.error());
    if (!*number) return;
    auto part = sender.send(client, **number, bytes);
    if (!part) return give_up(part.error());
    if (!*part) return give_up(std::nullopt);
    note(**number, std::move(**part));
  }
}

Result<std::optional<PutOutcome>> Upload::run() {
  auto upload = find_or_begin();
  if (!upload) return Failure(upload.error());
  S3PartSender sender(std::move(*upload));
  {
    std::vector<std::jthread> threads;
    for (int i = 0; i < senders; ++i) threads.emplace_back([&] { send_parts(sender); });
  }
  const OpenUpload& own = sender.upload();
  if (error_) return Failure(*error_);
  if (is_ended_) return std::optional<PutOutcome>();
  if (auto same = reader_.expect_whole(); !same) {
    end_upload(client_, own.key, own.id);
    return Failure(same.error());
  }
  return complete_upload(client_, place_, own.key, own.id, sent_);
}

}  // namespace

Result<PutOutcome> upload_in_parts(const S3Place& place, const Connect& connect, const Blob& blob,
                                   const SendProgress& progress) {
  const auto file = open_blob_file(blob);
  if (!file) return Failure(file.error());
  constexpr int tries = 3;
  for (int i = 0; i < tries; ++i) {
    const auto outcome = Upload(place, connect, blob, progress, *file).run();
    if (!outcome) return Failure(outcome.error());
    if (*outcome) return **outcome;
    // Two sent one blob under one upload, and the other was the first to complete it.
    S3Client client(place, connect());
    const auto there = client.send({"HEAD", blob_key(blob.digest), {}, {}, {}});
    if (there && there->response.is_success()) return PutOutcome::already_present;
  }
  return fail(Code::unavailable, "{}: others ended the upload {} times, want to try again", blob_key(blob.digest),
              tries);
}

}  // namespace roadstead::storage
