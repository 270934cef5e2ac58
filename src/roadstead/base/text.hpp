// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace roadstead {

/// ASCII only, whatever the locale.
std::string to_lower(std::string_view text);
std::string to_upper(std::string_view text);
bool has_upper(std::string_view text);
/// `text` in lower case is `lower`.
bool is_lower_of(std::string_view lower, std::string_view text);

std::string_view trim(std::string_view text);

/// "a/b/c" by '/' gives a, b, c; the empty text gives one empty part.
std::vector<std::string_view> split(std::string_view text, char separator);

/// A whole decimal number; nullopt for a sign, a blank, an overflow or anything else.
std::optional<std::uint64_t> parse_number(std::string_view text);

void append_number(std::string& out, std::uint64_t number);

/// Well-formed UTF-8 (RFC 3629), with no NUL and no other control character than tab, LF and CR.
bool is_plain_utf8(std::string_view text);

/// "5.4 MB": decimal units as storage and registries bill them, one digit after the point.
std::string human_size(std::uint64_t bytes);

/// Levenshtein's distance of two texts in bytes, with two neighbours that changed places as one edit.
std::size_t edit_distance(std::string_view a, std::string_view b);

/// The candidate nearest to `text` for a "did you mean", or nullopt when none is near.
std::optional<std::string> nearest(std::string_view text, std::span<const std::string> candidates);

}  // namespace roadstead
