// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <span>
#include <string_view>

namespace roadstead::contents {

/// Calls `visit` for each "Key: value" line of a paragraph, with the first line of the value (RFC 5322 section 2.2,
/// Debian Policy section 5.1). Lines that continue a value, and those that are none of these, are passed over.
void each_field(std::string_view paragraph,
                const std::function<void(std::string_view key, std::string_view value)>& visit);

/// Takes the next paragraph, up to an empty line, off the front of `text`.
std::string_view take_paragraph(std::string_view& text);

/// The value of the first field with this key; empty: none has it.
std::string_view field_in(std::string_view paragraph, std::string_view key);

}  // namespace roadstead::contents
