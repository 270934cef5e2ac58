// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "roadstead/base/error.hpp"

namespace roadstead::oci {

/// Checks the form of a digest and gives it back: "sha256:" and 64, or "sha512:" and 128 lower-case
/// hex digits (image-spec descriptor.md, "Registered algorithms"). Anything else is Code::invalid.
Result<std::string> parse_digest(std::string_view text);

/// The part before the colon of a digest that parse_digest() gave.
std::string_view digest_algorithm(std::string_view digest);

/// The part after the colon of a digest that parse_digest() gave.
std::string_view digest_hex(std::string_view digest);

}  // namespace roadstead::oci
