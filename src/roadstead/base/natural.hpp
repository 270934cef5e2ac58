// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <string_view>

namespace roadstead {

/// The order in which people count: runs of digits by their number, so that "1.9" comes before "1.10"; all else byte by
/// byte. A '-' comes before the end, so that "1.0-rc1" comes before "1.0" (semver.org, section 11). Equal texts only
/// are equal.
std::strong_ordering natural_order(std::string_view a, std::string_view b);

}  // namespace roadstead
