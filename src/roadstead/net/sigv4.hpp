// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "roadstead/base/sha256.hpp"
#include "roadstead/net/http_client.hpp"

namespace roadstead::net {

struct AwsCredentials {
  std::string access_key_id, secret_access_key;
  std::string session_token;  ///< empty: they are not temporary
};

struct SigningScope {
  std::string region;
  std::string service = "s3";
};

/// Signs a request with AWS Signature Version 4 (docs.aws.amazon.com, "Create a signed AWS API request"): adds
/// x-amz-date, x-amz-content-sha256, x-amz-security-token and authorization to its headers, all of which are signed.
/// The path is encoded once, as S3 wants it and other services do not. `body_hash` is the digest of the body.
void sign_v4(Request& request, const AwsCredentials& credentials, const SigningScope& scope, const Sha256& body_hash,
             std::chrono::system_clock::time_point now);

/// Percent-encodes all but letters, digits and "-_.~", as the signature does; a slash stays where it separates a path.
enum class Slash { keep, encode };
std::string aws_encoded(std::string_view text, Slash slash);

}  // namespace roadstead::net
