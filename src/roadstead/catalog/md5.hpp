// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace roadstead::catalog {

/// The hex digits of an MD5 as registries write it: "md5:" and hex, or base64 as Google Cloud Storage reports it, or
/// the hex alone as the first registries did. Empty of anything else.
std::string md5_of(std::string_view digest);

}  // namespace roadstead::catalog
