// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace roadstead {

/// Lower-case hex of `bytes`, appended to `out`.
void append_hex(std::string& out, std::span<const std::uint8_t> bytes);
std::string to_hex(std::span<const std::uint8_t> bytes);

/// Reads exactly `out.size()` bytes from lower-case hex; false when `text` is anything else, and `out` is no use then.
bool from_hex(std::string_view text, std::span<std::uint8_t> out);

/// True when every character is 0-9 or a-f.
bool is_lower_hex(std::string_view text);

/// Bytes of padded standard base64; nullopt when `text` is not that.
std::optional<std::string> from_base64(std::string_view text);
std::string to_base64(std::string_view bytes);

}  // namespace roadstead
