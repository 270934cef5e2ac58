// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "roadstead/verify/object.hpp"

namespace roadstead::verify {

/// How an object is looked at: its head, its first bytes too, or all of its bytes.
enum class Depth : std::uint8_t { head, first_bytes, bytes };

/// Half a sha256 of what is asked of an object, and of the `basis`, what else decides the answer (without a line break;
/// empty: nothing does): the same in every run and on every machine.
using ObjectKey = std::array<std::uint8_t, 16>;
ObjectKey key_of(const Object& object, Depth depth, std::string_view basis);

}  // namespace roadstead::verify
