// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "roadstead/base/environment.hpp"

namespace roadstead::app {

/// Who commits to the registry: as git knows the user of the recipe repository, else as the CI names who pushed.
struct Identity {
  std::vector<std::string> environment;  ///< for `git commit-tree`
  bool sign = false;                     ///< commit.gpgsign of the recipe repository
};

Identity find_identity(const std::filesystem::path& folder, const Environment& environment);

}  // namespace roadstead::app
