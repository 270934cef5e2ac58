// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>

namespace roadstead::image {

/// Seconds since 1970 as RFC 3339 in UTC, "2026-11-23T10:00:00Z"; empty for 0 or less, which is what
/// deterministic builds write, and for years beyond 9999, which the format does not have.
std::string timestamp(std::int64_t seconds);

}  // namespace roadstead::image
