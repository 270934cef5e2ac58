// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "roadstead/contents/contents.hpp"

namespace roadstead::contents {

/// The file os-release(5): lines as NAME=value or NAME="value".
System parse_os_release(std::string_view text);

}  // namespace roadstead::contents
