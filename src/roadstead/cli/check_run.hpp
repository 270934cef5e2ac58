// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "roadstead/app/check_change.hpp"
#include "roadstead/catalog/finding.hpp"

namespace roadstead::cli {

/// What `roadstead check` was told.
struct CheckOptions {
  std::string registry = ".";
  std::string format = "text";
  unsigned jobs = 0;
  std::string store;
  std::string explained;  ///< a rule
  bool strict = false, list_rules = false, deep = false, json = false, fix = false;
  app::ChangeOptions change;
  std::vector<std::string> authors;
};

/// Judges a whole tree, or what one change of it would change. The exit code.
Result<int> run_check_tree(const CheckOptions& options);
Result<int> run_check_change(const CheckOptions& options);

/// The exit code where `findings` are warnings at most.
int exit_of_passed(const CheckOptions& options, const catalog::Findings& findings);

/// `files`: those of which forges can show a line.
void print_checked(const catalog::Findings& findings, const std::string& format, const std::vector<std::string>& files);

}  // namespace roadstead::cli
