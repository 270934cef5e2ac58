// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace roadstead {

/// "2026-11-23T10:00:00Z", with a fraction or an offset where written (RFC 3339 section 5.6), and a day
/// that the calendar has.
bool is_rfc3339(std::string_view text);

/// Seconds since 1970 in UTC of a text that is_rfc3339, without the fraction.
std::int64_t unix_seconds(std::string_view text);

/// "2026-11-23T10:00:00Z" of seconds since 1970.
std::string rfc3339(std::int64_t seconds);

}  // namespace roadstead
