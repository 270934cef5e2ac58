// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "roadstead/recipe/find.hpp"

namespace roadstead::app {

/// What a workflow is written for.
struct CiNeeds {
  std::string registry, storage;  ///< addresses
  std::string repository;         ///< "owner/repo" of the recipes, where that is known
  std::string host;               ///< of that repository: the forge whose CI it is
  std::vector<recipe::Recipe> recipes;
};

/// The file that makes a CI publish at each push to the default branch.
struct CiWorkflow {
  std::string path;  ///< in the recipe repository
  std::string text;
};

/// A variable that only people can set, where the CI keeps what is secret.
struct CiSecret {
  std::string name, purpose;
};

/// "github", "gitlab", "circleci".
const std::vector<std::string>& ci_names();
/// `ci` is one of ci_names().
CiWorkflow make_workflow(std::string_view ci, const CiNeeds& needs);
std::vector<CiSecret> secrets_for(std::string_view ci, const CiNeeds& needs);

}  // namespace roadstead::app
