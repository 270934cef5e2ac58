// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "roadstead/base/environment.hpp"

namespace roadstead::forge {

using GitSettings = std::vector<std::pair<std::string, std::string>>;  ///< names and values, as git-config(1) has them

/// What gives them to one git by its environment, after those that stand in ours already (git-config(1),
/// GIT_CONFIG_COUNT): no file is changed, and no list of processes shows a value.
std::vector<std::string> environment_of(const GitSettings& settings, const Environment& environment);

}  // namespace roadstead::forge
