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

/// A variable of this name opens a store or a forge, of those that roadstead reads or a CI makes: AWS_*, ROADSTEAD_*
/// that end in _TOKEN or _PASSWORD, the forges' tokens. What opens a registry for a builder (APPTAINER_DOCKER_PASSWORD)
/// is none.
bool is_secret_variable(std::string_view name);

}  // namespace roadstead
