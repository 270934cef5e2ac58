// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "roadstead/net/retry.hpp"

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
/// x-amz-date, x-amz-security-token and authorization to its headers, all of which are signed. The path is encoded
/// once, as S3 wants it and other services do not. The header x-amz-content-sha256 is there already: the body's digest
/// in hex, or UNSIGNED-PAYLOAD.
void sign_v4(Request& request, const AwsCredentials& credentials, const SigningScope& scope, Instant now);

/// Signs what it sends, each time with the time: a server takes no signature that is older than a quarter of an hour.
/// So a client that tries again stands before this one.
std::unique_ptr<HttpClient> make_signing_client(std::unique_ptr<HttpClient> client, AwsCredentials credentials,
                                                SigningScope scope, std::function<Instant()> now);

}  // namespace roadstead::net
