// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace roadstead::net {

/// Percent-encodes all but RFC 3986's unreserved characters (letters, digits and "-_.~"), as AWS's signature does too:
/// a component of a path or a value of a query, or with its slashes kept a whole path.
enum class Slash : std::uint8_t { encode, keep };
std::string encoded(std::string_view text, Slash slash = Slash::encode);

}  // namespace roadstead::net
