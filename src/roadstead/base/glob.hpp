// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace roadstead {

/// What is wrong with a pattern of fnmatch(3), which takes one that ends too early for a plain text; empty: nothing.
std::string glob_fault(std::string_view glob);

}  // namespace roadstead
