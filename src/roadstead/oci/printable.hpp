// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace roadstead::oci {

enum class Lines { one, many };

/// `text` from an untrusted file, safe for a terminal, a log and a JSON string: each byte that is not
/// UTF-8, each control character and each character that turns the direction of writing becomes '?'.
/// Tabs and line ends stay when `lines` is many.
std::string printable(std::string_view text, Lines lines = Lines::one);

/// The first 80 bytes of printable(text), to quote a value in an error.
std::string excerpt(std::string_view text);

}  // namespace roadstead::oci
