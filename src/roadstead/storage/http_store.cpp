// SPDX-License-Identifier: Apache-2.0
#include "roadstead/storage/http_store.hpp"

#include "roadstead/base/hex.hpp"
#include "roadstead/base/text.hpp"
#include "roadstead/base/url.hpp"
#include "roadstead/net/redact.hpp"
#include "roadstead/net/refusal.hpp"
#include "roadstead/storage/blob_key.hpp"
#include "roadstead/storage/hashed_body.hpp"

namespace roadstead::storage {

namespace {

class HttpStore : public BlobStore {
 public:
  HttpStore(std::string base, std::string public_url, std::string authorization, std::unique_ptr<net::HttpClient> http)
      : base_(std::move(base)),
        public_url_(std::move(public_url)),
        authorization_(std::move(authorization)),
        http_(std::move(http)) {}
  Result<std::optional<std::uint64_t>> size_of(const Sha256& digest) override;
  Result<PutOutcome> put(const Blob& blob, const SendProgress& progress) override;
  std::string url_of(const Sha256& digest) const override {
    return (public_url_.empty() ? base_ : public_url_) + "/" + blob_key(digest);
  }

 private:
  net::Request request(std::string method, std::string_view path) const;
  Result<void> send_blob(const Blob& blob, net::Body body);
  Result<void> make_folders();
  Result<PutOutcome> expect_stored(const Blob& blob);

  std::string base_, public_url_, authorization_;
  std::unique_ptr<net::HttpClient> http_;
};

std::string authorization_of(const Environment& environment) {
  if (const auto token = environment("ROADSTEAD_STORE_TOKEN")) return "Bearer " + *token;
  const auto user = environment("ROADSTEAD_STORE_USER");
  return user ? "Basic " + to_base64(*user + ":" + environment("ROADSTEAD_STORE_PASSWORD").value_or("")) : "";
}

}  // namespace

net::Request HttpStore::request(std::string method, std::string_view path) const {
  net::Request request;
  request.method = std::move(method);
  request.url = base_ + "/" + std::string(path);
  if (!authorization_.empty()) request.headers.emplace_back("authorization", authorization_);
  return request;
}

Result<std::optional<std::uint64_t>> HttpStore::size_of(const Sha256& digest) {
  const net::Request asked = request("HEAD", blob_key(digest));
  const auto answer = http_->send(asked);
  if (!answer) return Failure(answer.error());
  if (answer->status == 404 || answer->status == 410) return std::optional<std::uint64_t>();
  if (!answer->is_success()) return net::refusal(asked, *answer, "", "200 or 404");
  const auto size = parse_number(answer->header("content-length"));
  if (!size) return net::refusal(asked, *answer, "", "a content-length");
  return std::optional(*size);
}

// WebDAV wants the folders first (RFC 4918 section 9.7.1); 405 says that one is there.
Result<void> HttpStore::make_folders() {
  for (const char* folder : {"", "blobs/", "blobs/sha256/"}) {
    const net::Request asked = request("MKCOL", folder);
    const auto answer = http_->send(asked);
    if (!answer) return Failure(answer.error());
    if (!answer->is_success() && answer->status != 405) return net::refusal(asked, *answer, "", "201 or 405");
  }
  return {};
}

Result<void> HttpStore::send_blob(const Blob& blob, net::Body body) {
  net::Request asked = request("PUT", blob_key(blob.digest));
  asked.headers.emplace_back("content-type", blob.media_type);
  asked.body = std::move(body);
  auto answer = http_->send(asked);
  if (answer && answer->status == 409) {
    if (auto made = make_folders(); !made) return made;
    answer = http_->send(asked);
  }
  if (!answer) return Failure(answer.error());
  return answer->is_success() ? Result<void>() : Result<void>(net::refusal(asked, *answer, "", "201 or 204"));
}

// The server's word alone would not do: some answer with success before the bytes are where they belong.
Result<PutOutcome> HttpStore::expect_stored(const Blob& blob) {
  const auto there = look_for(*this, blob);
  if (!there) return Failure(there.error());
  if (*there) return PutOutcome::stored;
  return fail(Code::unavailable, "{} is not there after it was sent, want a server that keeps what is put",
              blob_key(blob.digest));
}

Result<PutOutcome> HttpStore::put(const Blob& blob, const SendProgress& progress) {
  const auto found = look_for(*this, blob);
  if (!found) return Failure(found.error());
  if (*found) return **found;
  const auto file = open_blob_file(blob);
  if (!file) return Failure(file.error());
  auto body = hashed_body(*file, blob, progress);
  if (!body) return Failure(body.error());
  if (auto sent = send_blob(blob, std::move(*body)); !sent) return Failure(sent.error());
  return expect_stored(blob);
}

Result<std::unique_ptr<BlobStore>> make_http_store(const StoreSettings& settings, const Environment& environment,
                                                   const Connect& connect) {
  std::string_view base = settings.address;
  while (base.ends_with('/')) base.remove_suffix(1);
  const auto url = parse_url(base);
  if (!url || !url->user_info.empty() || base.find_first_of("?#") != base.npos)
    return fail(Code::invalid, "store {} is no address, want http(s)://HOST/PATH without a login, query or fragment",
                net::redacted(base));
  return std::make_unique<HttpStore>(std::string(base), settings.public_url, authorization_of(environment), connect());
}

Result<std::unique_ptr<BlobStore>> open_http_store(const StoreSettings& settings) {
  return make_http_store(settings, process_environment(), patient_connections());
}

}  // namespace roadstead::storage
