// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "roadstead/base/sha256.hpp"
#include "roadstead/storage/connect.hpp"
#include "roadstead/storage/s3_place.hpp"

namespace roadstead::storage {

/// One request of S3's API (docs.aws.amazon.com/AmazonS3/latest/API).
struct S3Request {
  std::string method = "GET";
  std::string key;    ///< below the place's prefix; empty: the bucket itself
  std::string query;  ///< encoded; every field with its '='
  net::Headers headers;
  net::Body body;
  /// Signed, and compared by the server; nullopt: something else in the headers vouches for the body.
  std::optional<Sha256> body_hash = sha256("");
};

struct S3Answer {
  net::Request request;  ///< as it was sent
  net::Response response;

  /// What the error is called in the body: "NoSuchUpload"; empty: it does not say.
  std::string error_code() const;
  /// The error that this answer is.
  Failure refusal(std::string_view wanted) const;
};

/// Clients of a place that sign, and try again what fails in passing, with a signature of its own each time.
Connect signed_connections(const S3Place& place);

/// Sends by a client that signs. Used by one thread; `place` is borrowed.
class S3Client {
 public:
  S3Client(const S3Place& place, std::unique_ptr<net::HttpClient> http) : place_(place), http_(std::move(http)) {}
  /// An answer of any status.
  Result<S3Answer> send(const S3Request& request);

 private:
  const S3Place& place_;
  std::unique_ptr<net::HttpClient> http_;
};

}  // namespace roadstead::storage
