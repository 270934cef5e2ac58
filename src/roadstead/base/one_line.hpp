// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace roadstead {

/// One line of UTF-8: a byte that is none, a control character and one that turns the direction of writing become '?'.
std::string one_line(std::string_view text);

}  // namespace roadstead
