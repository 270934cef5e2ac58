// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace roadstead {

/// Why an address with this query is not one for everybody: a signature, an expiry or a secret stands in it, as the
/// stores' presigned addresses and the forges' tokens have them. A clause as "carries a signature, …"; empty: nothing
/// of these.
std::string_view query_secret(std::string_view query);

}  // namespace roadstead
