// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "roadstead/base/environment.hpp"
#include "roadstead/base/error.hpp"
#include "roadstead/check/change.hpp"

namespace roadstead::app {

struct InitOptions {
  std::filesystem::path folder = ".";
  std::string title, base_url;             ///< empty: not said
  std::vector<check::Author> maintainers;  ///< by number or key
  bool auto_merge = false;
  std::string ci;  ///< one of registry_cis(), or "none"; empty: by the host of the git remote
  std::string branch = "main";
  bool replace = false;  ///< files of the CI that are there and say something else
};

/// What init wrote, and what is left to do.
struct Initialized {
  std::vector<std::string> written, kept;  ///< paths
  std::string ci;
  std::vector<std::string> steps;  ///< for people, where the CI is set up
};

/// A branch stands in scripts and in settings of a CI: Code::invalid for more than a plain name.
Result<void> expect_plain_branch(const std::string& branch);

/// Makes a repository a registry that governs itself: its settings with a policy, a README, and the files of its CI. A
/// registry that is there stays as it is: its settings and its README are kept. Code::conflict, and nothing is written,
/// for a file of the CI that says something else, and for settings that are to say what they do not.
Result<Initialized> init_registry(const InitOptions& options, const Environment& environment);

}  // namespace roadstead::app
