// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "roadstead/app/publish/ci_workflow.hpp"
#include "roadstead/app/publish/recipe_repository.hpp"
#include "roadstead/app/publish/settings_text.hpp"

namespace roadstead::app {

struct ConnectOptions {
  std::filesystem::path folder = ".";
  PublishOverrides settings;  ///< registry and storage at least
  std::string ci;             ///< one of ci_names(), or "none"; empty: by the host of the git remote
  Jobs jobs = Jobs::one;
  Replace replace = Replace::no;
};

/// What connect wrote, and what it found.
struct Connected {
  std::vector<std::string> written;  ///< paths in the repository; one that says it all already is not among them
  std::string collection;
  std::vector<recipe::Recipe> recipes;
  std::string ci;
  std::vector<CiSecret> secrets;      ///< that the CI is to be given
  std::vector<std::string> removed;   ///< workflow of another CI, as connect wrote it
  std::vector<std::string> warnings;  ///< what will not work there
};

/// Code::invalid for an address that opens a door by itself: who reads the settings could use it.
Result<void> expect_no_login(const std::string& address);

/// Makes a recipe repository publish to a registry: writes roadstead.yml, in which what it says beside stays, and the
/// workflow of its CI, in place of another CI's. Addresses of this machine become absolute. Code::conflict when one of
/// the files says something else, Code::invalid for a store or a builder that is none; nothing is written then.
Result<Connected> connect(const ConnectOptions& options, const Environment& environment);

}  // namespace roadstead::app
