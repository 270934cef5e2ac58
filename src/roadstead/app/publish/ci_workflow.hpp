// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace roadstead::app {

/// The file that makes a CI publish at each push to the default branch.
struct CiWorkflow {
  std::string_view ci;    ///< "github", "gitlab", "circleci"
  std::string_view path;  ///< in the recipe repository
  std::string_view text;
};

/// nullptr: no such CI.
const CiWorkflow* find_workflow(std::string_view ci);

}  // namespace roadstead::app
