// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>

#include "roadstead/base/environment.hpp"
#include "roadstead/base/error.hpp"

namespace roadstead::recipe {

/// Where the recipes come from.
struct Origin {
  std::string collection;  ///< "owner/repo"; may have more components on GitLab
  std::string repository;  ///< web address, without credentials
  std::string commit;      ///< 40 or 64 hex; empty when there is none
  std::string prefix;      ///< of the folder in its work tree: "recipes/"; empty at the top, and outside of git
  std::string ci;          ///< "github", "gitlab", "circleci", "travis", "jenkins", "forgejo"; empty: by hand
};

/// From a CI's variables, else from the git remote of `folder`; `collection` (--namespace, or the settings') goes
/// before both. Code::invalid when nothing tells the collection, with what was looked at.
Result<Origin> find_origin(const std::filesystem::path& folder, const Environment& environment,
                           const std::string& collection);

/// `paths` of a work tree are as its last commit has them. What git ignores, or never saw, is not.
bool are_committed(const std::filesystem::path& folder, const std::vector<std::string>& paths);

}  // namespace roadstead::recipe
