// SPDX-License-Identifier: Apache-2.0
#include "roadstead/storage/s3_upload.hpp"

#include <atomic>
#include <cstring>
#include <thread>

#include "roadstead/base/text.hpp"
#include "roadstead/net/encoded.hpp"
#include "roadstead/storage/blob_key.hpp"
#include "roadstead/storage/crc32c.hpp"
#include "roadstead/storage/md5.hpp"
#include "roadstead/storage/part_reader.hpp"
#include "roadstead/storage/s3_object.hpp"
#include "roadstead/storage/s3_parts.hpp"
#include "roadstead/storage/xml.hpp"

namespace roadstead::storage {

namespace {

// One part in memory each: 32 MiB together. More connections than processors, since a server answers late.
constexpr int senders = 4;

// What a server calls the sum that it compares; AWS has had it since 2022.
constexpr std::string_view compared_sum = "CRC32C";

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
        key_(blob_key(blob.digest)),
        reader_(file, blob) {}

  /// nullopt: somebody else has ended the upload.
  Result<std::optional<PutOutcome>> run();

 private:
  Result<void> find_or_begin();
  Result<void> begin();
  Result<S3Answer> send_begin();
  void send_parts();
  Result<bool> send_part(S3Client& client, std::uint64_t number, const std::string& bytes);
  Result<S3Answer> send_bytes(S3Client& client, std::uint64_t number, const std::string& bytes, const std::string& crc);
  bool is_there(std::uint64_t number, const std::string& bytes) const;
  void note(std::uint64_t number, S3Part part);
  void give_up(std::optional<Error> error);
  Result<std::optional<PutOutcome>> complete();
  Result<S3Answer> send_complete();
  void end_others();
  std::string query() const { return "uploadId=" + net::encoded(id_); }

  const S3Place& place_;
  const Connect& connect_;
  const Blob& blob_;
  const SendProgress& progress_;
  S3Client client_;
  const std::string key_;
  PartReader reader_;
  std::string id_;
  S3Parts there_;                            ///< of a former try; not changed while parts are sent
  bool has_sums_ = false;                    ///< the upload was begun with sums: each part wants one
  std::atomic<bool> compares_sums_ = false;  ///< so a part need not be hashed for its signature too

  std::mutex mutex_;  ///< of what follows
  S3Parts sent_;
  std::uint64_t sent_bytes_ = 0;
  bool is_ended_ = false;  ///< the upload is no more
  std::optional<Error> error_;
};

net::Body body_of(const std::string& bytes) {
  return {bytes.size(), [&bytes](std::uint64_t offset, std::span<char> out) -> Result<void> {
            std::memcpy(out.data(), bytes.data() + offset, out.size());
            return {};
          }};
}

Result<S3Answer> Upload::send_begin() {
  S3Request request;
  request.method = "POST";
  request.key = key_;
  request.query = "uploads=";
  request.headers = object_headers(blob_);
  request.headers.emplace_back("x-amz-checksum-algorithm", compared_sum);
  auto answer = client_.send(request);
  if (!answer || !is_header_unknown(*answer)) return answer;
  request.headers.pop_back();
  return client_.send(request);
}

Result<void> Upload::begin() {
  const auto answer = send_begin();
  if (!answer) return Failure(answer.error());
  if (!answer->response.is_success()) return answer->refusal("200");
  const auto root = parse_xml(trim(answer->response.body));
  if (!root) return wrap(root.error(), "beginning an upload");
  id_ = root->text_of("UploadId");
  has_sums_ = compares_sums_ = answer->response.header("x-amz-checksum-algorithm") == compared_sum;
  return id_.empty() ? Result<void>(answer->refusal("an UploadId")) : Result<void>();
}

Result<void> Upload::find_or_begin() {
  const auto begun = find_uploads(client_, place_, key_);
  if (!begun) return Failure(begun.error());
  if (begun->empty()) return begin();
  id_ = begun->front();
  auto upload = list_parts(client_, key_, id_);
  if (!upload) return Failure(upload.error());
  if (!*upload) return begin();
  there_ = std::move((*upload)->parts);
  has_sums_ = compares_sums_ = (*upload)->algorithm == compared_sum;
  return {};
}

bool Upload::is_there(std::uint64_t number, const std::string& bytes) const {
  const auto part = there_.find(number);
  if (part == there_.end() || part->second.size_bytes != bytes.size()) return false;
  const std::string md5 = md5_hex(bytes);
  return !md5.empty() && (part->second.etag == "\"" + md5 + "\"" || part->second.etag == md5);
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

// A second hash of everything would take as long as the first, so it is left out where the server says, with each
// part, that it has compared the sum. One that only knows the word gets the part once more, signed with its hash.
Result<S3Answer> Upload::send_bytes(S3Client& client, std::uint64_t number, const std::string& bytes,
                                    const std::string& crc) {
  const bool is_trusted = compares_sums_;
  S3Request request{"PUT", key_, fmt::format("partNumber={}&{}", number, query()), {}, body_of(bytes), std::nullopt};
  if (!is_trusted) request.body_hash = sha256(bytes);
  if (!crc.empty()) request.headers.emplace_back("x-amz-checksum-crc32c", crc);
  auto answer = client.send(request);
  if (!answer || !is_trusted || !answer->response.is_success()) return answer;
  if (answer->response.header("x-amz-checksum-crc32c") == crc) return answer;
  compares_sums_ = false;
  return send_bytes(client, number, bytes, crc);
}

// false: the upload is no more.
Result<bool> Upload::send_part(S3Client& client, std::uint64_t number, const std::string& bytes) {
  const std::string crc = has_sums_ ? crc32c_base64(bytes) : "";
  if (is_there(number, bytes)) {
    note(number, {bytes.size(), there_.at(number).etag, crc});
    return true;
  }
  const auto answer = send_bytes(client, number, bytes, crc);
  if (!answer) return Failure(answer.error());
  if (answer->response.status == 404 && answer->error_code() == "NoSuchUpload") return false;
  if (!answer->response.is_success()) return answer->refusal("200");
  const std::string_view etag = answer->response.header("etag");
  if (etag.empty()) return answer->refusal("an etag");
  note(number, {bytes.size(), std::string(etag), crc});
  return true;
}

void Upload::send_parts() {
  S3Client client(place_, connect_());
  std::string bytes;
  bytes.reserve(reader_.part_bytes());
  for (;;) {
    const auto number = reader_.next(bytes);
    if (!number) return give_up(number.error());
    if (!*number) return;
    const auto sent = send_part(client, **number, bytes);
    if (!sent) return give_up(sent.error());
    if (!*sent) return give_up(std::nullopt);
  }
}

Result<S3Answer> Upload::send_complete() {
  const std::string body = complete_body(sent_);
  S3Request request{"POST",        key_,        query(), {{"content-type", "application/xml"}, unless_there},
                    body_of(body), sha256(body)};
  auto answer = client_.send(request);
  if (!answer || !is_header_unknown(*answer)) return answer;
  request.headers.pop_back();
  return client_.send(request);
}

// The status comes before the parts are put together: an error may follow a 200.
Result<std::optional<PutOutcome>> Upload::complete() {
  const auto answer = send_complete();
  if (!answer) return Failure(answer.error());
  const std::string error = answer->error_code();
  if (answer->response.status == 404 || error == "NoSuchUpload") return std::optional<PutOutcome>();
  if (is_there_already(*answer)) {
    end_upload(client_, key_, id_);  // it can never be completed
    return std::optional(PutOutcome::already_present);
  }
  if (!answer->response.is_success()) return answer->refusal("200");
  if (!error.empty())
    return fail(Code::unavailable, "completing an upload: the server ends it with {}, want a whole object", error);
  end_others();
  return std::optional(PutOutcome::stored);
}

// The key has its bytes now: what others have begun, at this moment or long ago, is of no use to anybody. Whoever is at
// it is told, and finds the key.
void Upload::end_others() {
  const auto begun = find_uploads(client_, place_, key_);
  if (!begun) return;
  for (const std::string& id : *begun)
    if (id != id_) end_upload(client_, key_, id);
}

Result<std::optional<PutOutcome>> Upload::run() {
  if (auto done = find_or_begin(); !done) return Failure(done.error());
  {
    std::vector<std::jthread> threads;
    for (int i = 0; i < senders; ++i) threads.emplace_back([this] { send_parts(); });
  }
  if (error_) return Failure(*error_);
  if (is_ended_) return std::optional<PutOutcome>();
  if (auto same = reader_.expect_whole(); !same) {
    end_upload(client_, key_, id_);
    return Failure(same.error());
  }
  return complete();
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
