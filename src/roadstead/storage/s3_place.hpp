// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "roadstead/base/environment.hpp"
#include "roadstead/base/error.hpp"
#include "roadstead/net/sigv4.hpp"

namespace roadstead::storage {

/// Where the objects of a bucket are, and what opens its door.
struct S3Place {
  std::string bucket;
  std::string prefix;    ///< of every key: empty, or it ends with a slash
  std::string base_url;  ///< of the bucket, without a slash at the end
  std::string region;
  std::optional<net::AwsCredentials> credentials;

  std::string url_of(std::string_view key) const;
};

/// s3://BUCKET[/PREFIX][?endpoint=URL&region=NAME&style=path|virtual]; what it does not say, the environment and the
/// files of AWS's tools do. Without an endpoint it is AWS's, and the bucket a part of the host's name; elsewhere, or
/// when a dot in the bucket's name would not fit the certificate, the bucket is a part of the path.
Result<S3Place> parse_s3_place(std::string_view address, const Environment& environment);

}  // namespace roadstead::storage
