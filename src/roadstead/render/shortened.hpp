// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace roadstead::render {

/// The beginning of `text`, at most `limit` bytes of it, which ends with a whole code point.
std::string_view up_to(std::string_view text, std::size_t limit);

/// `text` in at most `limit` bytes; what was cut ends with "…".
std::string shortened(std::string_view text, std::size_t limit);

}  // namespace roadstead::render
