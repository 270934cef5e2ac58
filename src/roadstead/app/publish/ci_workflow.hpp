// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "roadstead/app/ci_file.hpp"
#include "roadstead/base/error.hpp"
#include "roadstead/recipe/find.hpp"

namespace roadstead::app {

/// What a workflow is written for.
struct CiNeeds {
  std::string registry, storage;  ///< addresses
  std::string repository;         ///< "owner/repo" of the recipes, where that is known
  std::string host;               ///< of that repository: the forge whose CI it is
  std::vector<recipe::Recipe> recipes;
};

/// How a CI builds the images: all of them in one job, or each in a job of its own.
enum class Jobs { one, matrix };

/// A variable that only people can set, where the CI keeps what is secret.
struct CiSecret {
  std::string name, purpose;
};

/// "github", "gitlab", "circleci".
const std::vector<std::string>& ci_names();
/// Code::invalid for one whose jobs cannot make further jobs.
Result<void> expect_matrix(std::string_view ci);
/// The file that makes a CI publish at each push to the default branch. `ci` is one of ci_names(). Code::invalid for a
/// matrix as expect_matrix().
Result<CiFile> make_workflow(std::string_view ci, const CiNeeds& needs, Jobs jobs);
std::vector<CiSecret> secrets_for(std::string_view ci, const CiNeeds& needs);

}  // namespace roadstead::app
