// SPDX-License-Identifier: Apache-2.0
#include "roadstead/storage/s3_store.hpp"

#include "roadstead/base/text.hpp"
#include "roadstead/storage/blob_key.hpp"
#include "roadstead/storage/hashed_body.hpp"
#include "roadstead/storage/s3_client.hpp"
#include "roadstead/storage/s3_object.hpp"
#include "roadstead/storage/s3_upload.hpp"

namespace roadstead::storage {

namespace {

constexpr std::uint64_t most_bytes_at_once = std::uint64_t{64} * 1024 * 1024;

class S3Store : public BlobStore {
 public:
  S3Store(S3Place place, std::string public_url, Connect connect)
      : place_(std::move(place)),
        public_url_(std::move(public_url)),
        connect_(std::move(connect)),
        client_(place_, connect_()) {}
  Result<void> expect_usable() override;
  Result<std::optional<std::uint64_t>> size_of(const Sha256& digest) override;
  Result<PutOutcome> put(const Blob& blob, const SendProgress& progress) override;
  std::string url_of(const Sha256& digest) const override {
    return public_url_.empty() ? place_.url_of(blob_key(digest)) : public_url_ + "/" + blob_key(digest);
  }

 private:
  Result<PutOutcome> put_at_once(const Blob& blob, const SendProgress& progress);
  Result<PutOutcome> expect_same(const Blob& blob);

  S3Place place_;
  std::string public_url_;
  Connect connect_;
  S3Client client_;
};

}  // namespace

// Who is not known, and what is not there (docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html). Whoever may
// not list may write all the same, and a server may have no lists.
static bool is_unusable(const S3Answer& answer) {
  const long status = answer.response.status;
  const std::string code = answer.error_code();
  if (status == 301 || status == 401 || status == 404 || (status >= 500 && status != 501)) return true;
  for (const std::string_view fault :
       {"AuthorizationHeaderMalformed", "ExpiredToken", "InvalidAccessKeyId", "InvalidSecurity", "InvalidToken",
        "RequestTimeTooSkewed", "SignatureDoesNotMatch"})
    if (code == fault) return true;
  return false;
}

// A HEAD would say neither which of them it is, nor that it is the bucket.
Result<void> S3Store::expect_usable() {
  const auto answer = client_.send({"GET", {}, "list-type=2&max-keys=1", {}, {}});
  if (!answer) return Failure(answer.error());
  return is_unusable(*answer) ? Result<void>(answer->refusal("a bucket that these credentials open")) : Result<void>();
}

Result<std::optional<std::uint64_t>> S3Store::size_of(const Sha256& digest) {
  const auto answer = client_.send({"HEAD", blob_key(digest), {}, {}, {}});
  if (!answer) return Failure(answer.error());
  if (answer->response.status == 404) return std::optional<std::uint64_t>();
  if (!answer->response.is_success()) return answer->refusal("200 or 404");
  const auto size = parse_number(answer->response.header("content-length"));
  if (!size) return answer->refusal("a content-length");
  return std::optional(*size);
}

// Who may write only is refused to look; what is written is safe all the same, and its refusal says more.
Result<PutOutcome> S3Store::put(const Blob& blob, const SendProgress& progress) {
  const auto found = look_for(*this, blob);
  if (!found && found.error().code != Code::denied) return Failure(found.error());
  if (found && *found) return **found;
  if (blob.size_bytes <= most_bytes_at_once) return put_at_once(blob, progress);
  const auto outcome = upload_in_parts(place_, connect_, blob, progress);
  if (!outcome || *outcome == PutOutcome::stored) return outcome;
  return expect_same(blob);
}

// Somebody else has stored the key meanwhile.
Result<PutOutcome> S3Store::expect_same(const Blob& blob) {
  const auto found = look_for(*this, blob);
  if (!found) return Failure(found.error());
  if (*found) return **found;
  return fail(Code::unavailable, "{} came and went while it was sent, want to try again", blob_key(blob.digest));
}

Result<PutOutcome> S3Store::put_at_once(const Blob& blob, const SendProgress& progress) {
  const auto file = open_blob_file(blob);
  if (!file) return Failure(file.error());
  auto body = hashed_body(*file, blob, progress);
  if (!body) return Failure(body.error());
  S3Request request{"PUT", blob_key(blob.digest), {}, object_headers(blob), std::move(*body), blob.digest};
  request.headers.push_back(unless_there);
  auto answer = client_.send(request);
  if (answer && is_header_unknown(*answer)) {
    request.headers.pop_back();
    answer = client_.send(request);
  }
  if (!answer) return Failure(answer.error());
  if (answer->response.is_success()) return PutOutcome::stored;
  if (is_there_already(*answer)) return expect_same(blob);
  return answer->refusal("200");
}

std::unique_ptr<BlobStore> make_s3_store(S3Place place, std::string public_url, Connect connect) {
  return std::make_unique<S3Store>(std::move(place), std::move(public_url), std::move(connect));
}

Result<std::unique_ptr<BlobStore>> open_s3_store(const StoreSettings& settings) {
  auto place = parse_s3_place(settings.address, process_environment());
  if (!place) return Failure(place.error());
  Connect connect = signed_connections(*place);
  return make_s3_store(std::move(*place), settings.public_url, std::move(connect));
}

}  // namespace roadstead::storage
