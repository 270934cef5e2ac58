// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace roadstead {

/// Reads one variable of the environment; nullopt: it is not set or empty.
using Environment = std::function<std::optional<std::string>(std::string_view name)>;

/// The one that this process has.
Environment process_environment();

}  // namespace roadstead
