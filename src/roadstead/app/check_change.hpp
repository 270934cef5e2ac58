// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "roadstead/app/teams_of_author.hpp"
#include "roadstead/check/change.hpp"

namespace roadstead::app {

struct ChangeOptions {
  std::string repository = ".";  ///< a git repository with the registry at its top
  std::string base, head = "HEAD";
  std::string branch;  ///< empty: nobody says
  std::vector<check::Author> authors;
  AsksTeam is_of_team;        ///< asked where it decides who owns a collection; empty: nobody can tell
  bool defers_teams = false;  ///< who merges asks instead
  unsigned jobs = 1;
};

/// A judgement, and what it is of.
struct ChangeReport {
  std::string base, head;          ///< ids of the commits
  std::string tree;                ///< what the base would become; empty where they do not merge
  std::vector<std::string> paths;  ///< that the change touches, sorted; none where they do not merge
  check::Judgement judgement;
};

/// Judges what merging `head` into `base` would change, by the rules of the base. Nothing of the change is run,
/// followed or fetched.
Result<ChangeReport> check_change(const ChangeOptions& options);

/// What the rules on the tree find wrong in `after` where it differs from `before`: errors alone, sorted. What was
/// wrong elsewhere before is not among them.
Result<catalog::Findings> tree_errors(const std::string& repository, const std::string& before,
                                      const std::string& after, unsigned jobs);

}  // namespace roadstead::app
