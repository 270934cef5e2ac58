// SPDX-License-Identifier: Apache-2.0
#include "roadstead/storage/http_store.hpp"

#include <algorithm>

#include "roadstead/base/hex.hpp"
#include "roadstead/base/text.hpp"
#include "roadstead/base/url.hpp"
#include "roadstead/net/redact.hpp"
#include "roadstead/net/refusal.hpp"
#include "roadstead/storage/blob_key.hpp"
#include "roadstead/storage/hashed_body.hpp"

namespace roadstead::storage {

namespace {

struct HttpObject {
  std::uint64_t size_bytes = 0;
  std::string etag;  ///< one that tells every byte apart (RFC 9110 section 8.8.1); empty: the server gives none
};

class HttpStore : public BlobStore {
 public:
  HttpStore(std::string base, std::string public_url, std::string authorization, std::unique_ptr<net::HttpClient> http)
      : base_(std::move(base)),
        public_url_(std::move(public_url)),
        authorization_(std::move(authorization)),
        http_(std::move(http)) {}
  Result<void> expect_usable() override;
  Result<std::optional<std::uint64_t>> size_of(const Sha256& digest) override;
  Result<PutOutcome> put(const Blob& blob, const SendProgress& progress) override;
  std::string url_of(const Sha256& digest) const override {
    return (public_url_.empty() ? base_ : public_url_) + "/" + blob_key(digest);
  }

 private:
  net::Request request(std::string method, std::string_view path) const;
  Result<std::optional<HttpObject>> look(const Sha256& digest);
  Result<bool> send(const Blob& blob, const SendProgress& progress, const std::string& in_place_of);
  Result<net::Response> exchange(const net::Request& asked);
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

Result<std::optional<HttpObject>> HttpStore::look(const Sha256& digest) {
  const net::Request asked = request("HEAD", blob_key(digest));
  const auto answer = http_->send(asked);
  if (!answer) return Failure(answer.error());
  if (answer->status == 404 || answer->status == 410) return std::optional<HttpObject>();
  if (!answer->is_success()) return net::refusal(asked, *answer, "", "200 or 404");
  const auto size = parse_number(answer->header("content-length"));
  if (!size) return net::refusal(asked, *answer, "", "a content-length");
  const std::string_view etag = answer->header("etag");
  return std::optional(HttpObject{*size, etag.starts_with('"') ? std::string(etag) : ""});
}

// Each put begins so.
Result<void> HttpStore::expect_usable() {
  const auto nothing = look(sha256(""));
  return nothing ? Result<void>() : Failure(nothing.error());
}

Result<std::optional<std::uint64_t>> HttpStore::size_of(const Sha256& digest) {
  const auto object = look(digest);
  if (!object) return Failure(object.error());
  return *object ? std::optional((*object)->size_bytes) : std::nullopt;
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

Result<net::Response> HttpStore::exchange(const net::Request& asked) {
  auto answer = http_->send(asked);
  if (!answer || answer->status != 409) return answer;
  if (auto made = make_folders(); !made) return Failure(made.error());
  return http_->send(asked);
}

// false: what was there is not there any more.
Result<bool> HttpStore::send(const Blob& blob, const SendProgress& progress, const std::string& in_place_of) {
  const auto file = open_blob_file(blob);
  if (!file) return Failure(file.error());
  auto body = hashed_body(*file, blob, progress);
  if (!body) return Failure(body.error());
  net::Request asked = request("PUT", blob_key(blob.digest));
  asked.headers.emplace_back("content-type", blob.media_type);
  if (!in_place_of.empty()) asked.headers.emplace_back("if-match", in_place_of);
  asked.body = std::move(*body);
  const auto answer = exchange(asked);
  if (!answer) return Failure(answer.error());
  if (answer->status == 412 && !in_place_of.empty()) return false;
  if (!answer->is_success()) return net::refusal(asked, *answer, "", "201 or 204");
  return true;
}

// The server's word alone would not do: some answer with success before the bytes are where they belong.
Result<PutOutcome> HttpStore::expect_stored(const Blob& blob) {
  const auto there = look_for(*this, blob);
  if (!there) return Failure(there.error());
  if (*there) return PutOutcome::stored;
  return fail(Code::unavailable, "{} is not there after it was sent, want a server that keeps what is put",
              blob_key(blob.digest));
}

// The bytes that are there may be right and these wrong: known before the first of them is sent.
static bool is_what_it_says(const Blob& blob) {
  const auto file = open_blob_file(blob);
  if (!file) return false;
  const auto body = hashed_body(*file, blob, {});
  std::string piece;
  for (std::uint64_t offset = 0; body && offset < blob.size_bytes; offset += piece.size()) {
    piece.resize(std::min<std::uint64_t>(std::uint64_t{1} << 20U, blob.size_bytes - offset));
    if (!body->read(offset, piece)) return false;
  }
  return body.has_value();
}

// Many servers write where the name points already: a shorter object is what an upload left that was broken off.
Result<PutOutcome> HttpStore::put(const Blob& blob, const SendProgress& progress) {
  constexpr int tries = 3;
  for (int i = 0; i < tries; ++i) {
    const auto there = look(blob.digest);
    if (!there) return Failure(there.error());
    if (*there && (*there)->size_bytes == blob.size_bytes) return PutOutcome::already_present;
    if (*there && ((*there)->size_bytes > blob.size_bytes || !is_what_it_says(blob))) return expect_stored(blob);
    const auto sent = send(blob, progress, *there ? (*there)->etag : "");
    if (!sent) return Failure(sent.error());
    if (*sent) return expect_stored(blob);
  }
  return fail(Code::unavailable, "{} changes while it is sent, want nobody else to send it", blob_key(blob.digest));
}

Result<std::unique_ptr<BlobStore>> make_http_store(const StoreSettings& settings, const Environment& environment,
                                                   const Connect& connect) {
  std::string_view base = settings.address;
  while (base.ends_with('/')) base.remove_suffix(1);
  const auto url = parse_url(base);
  if (!url || !url->user_info.empty() || base.find_first_of("?#") != base.npos)
    return fail(Code::invalid, "store {} is no address, want http(s)://HOST/PATH without a login, query or fragment",
                net::redacted(base));
  std::string authorization = authorization_of(environment);
  if (!authorization.empty() && to_lower(url->scheme) == "http" && !is_loopback(*url))
    return fail(Code::invalid, "store is {}, want https: a login goes there", net::redacted(base));
  return std::make_unique<HttpStore>(std::string(base), settings.public_url, std::move(authorization), connect());
}

Result<std::unique_ptr<BlobStore>> open_http_store(const StoreSettings& settings) {
  return make_http_store(settings, process_environment(), patient_connections());
}

}  // namespace roadstead::storage
