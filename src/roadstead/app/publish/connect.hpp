// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "roadstead/app/publish/recipe_repository.hpp"

namespace roadstead::app {

struct ConnectOptions {
  std::filesystem::path folder = ".";
  PublishOverrides settings;  ///< registry and storage at least
  std::string ci;             ///< "github", "gitlab", "circleci", "none"; empty: by the host of the git remote
  bool replace = false;       ///< files that are there already
};

/// What connect wrote, and what it found.
struct Connected {
  std::vector<std::string> written;  ///< paths in the repository
  std::string collection;
  std::vector<recipe::Recipe> recipes;
  std::string ci;
};

/// Makes a recipe repository publish to a registry: writes roadstead.yml and the workflow of its CI. Code::conflict
/// when one of them is there and says something else; nothing is written then.
Result<Connected> connect(const ConnectOptions& options, const recipe::Environment& environment);

}  // namespace roadstead::app
