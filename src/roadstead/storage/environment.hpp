// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>

namespace roadstead::storage {

/// The value of a variable of that name; empty when it is not set.
using Environment = std::function<std::string(const char* name)>;

Environment process_environment();

}  // namespace roadstead::storage
