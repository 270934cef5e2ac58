// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "roadstead/app/ci_file.hpp"

namespace roadstead::app {

/// "github", "gitlab".
const std::vector<std::string>& registry_cis();

/// What has a CI check every proposal to a registry, merge what its policy lets, publish its branch and audit its
/// images each night. What judges has no secret and runs nothing of the change; what merges judges once more, by the
/// files of the branch itself. `ci` is one of registry_cis(), `branch` what is merged into.
std::vector<CiFile> registry_ci_files(std::string_view ci, const std::string& branch);

/// What a person has to do where the CI is set up, one thing a line.
std::vector<std::string> registry_ci_steps(std::string_view ci);

/// `text` with the branch in place of each @BRANCH@.
std::string with_branch(std::string_view text, const std::string& branch);
std::vector<CiFile> github_workflows(const std::string& branch);
std::vector<CiFile> gitlab_pipeline(const std::string& branch);

}  // namespace roadstead::app
