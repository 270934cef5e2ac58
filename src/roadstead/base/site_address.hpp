// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "roadstead/base/error.hpp"

namespace roadstead {

/// Where a site lives: http(s)://host[:port][/prefix]. Returns it without a slash at the end, its scheme and host in
/// lower case (RFC 3986 section 6.2.2.1). The host is an IP address or a name that the grammar of image references
/// takes (github.com/distribution/reference: letters, digits and '-'), or no client could pull from it.
Result<std::string> parse_site_address(std::string_view text);

/// The path of a site below its host: "" or as "/registry/mine"; a slash at the end is dropped.
Result<std::string> parse_site_prefix(std::string_view text);

}  // namespace roadstead
