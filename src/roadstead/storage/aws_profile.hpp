// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "roadstead/base/environment.hpp"
#include "roadstead/base/error.hpp"
#include "roadstead/net/sigv4.hpp"

namespace roadstead::storage {

/// What the environment and the files of AWS's tools say (docs.aws.amazon.com, "AWS SDKs and Tools Reference Guide"):
/// variables before files, the file of credentials before that of settings.
struct AwsProfile {
  std::optional<net::AwsCredentials> credentials;
  std::string region, endpoint;  ///< empty: not said
};

/// AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN, AWS_REGION, AWS_DEFAULT_REGION, AWS_ENDPOINT_URL_S3,
/// AWS_ENDPOINT_URL; else the profile AWS_PROFILE of AWS_SHARED_CREDENTIALS_FILE (~/.aws/credentials) and
/// AWS_CONFIG_FILE
/// (~/.aws/config). Code::not_found for a profile that was named and is in neither.
Result<AwsProfile> read_aws_profile(const Environment& environment);

/// The lines `name = value` below [section]; '#' and ';' begin a comment. Empty when it is not there.
std::map<std::string, std::string, std::less<>> ini_section(std::string_view text, std::string_view section);

}  // namespace roadstead::storage
