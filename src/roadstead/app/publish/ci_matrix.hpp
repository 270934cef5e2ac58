// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "roadstead/app/publish/ci_workflow.hpp"

// What the two kinds of workflows share.
namespace roadstead::app {

/// A first job finds what is to be built, each image is built and stored in a job of its own, and a last one proposes
/// all that the others left. Code::invalid as make_workflow().
Result<CiFile> make_matrix_workflow(std::string_view ci, const CiNeeds& needs);

/// The store is the releases of the recipes' own repository: the job's token opens it.
bool stores_at_home(std::string_view ci, const CiNeeds& needs);
bool needs_apptainer(const CiNeeds& needs);

/// `env:` of a step, which hands it these secrets; empty without any.
std::string github_environment(const std::vector<CiSecret>& secrets);

}  // namespace roadstead::app
