// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "roadstead/app/govern/merge_clone.hpp"
#include "roadstead/app/govern/merge_pulls.hpp"

namespace roadstead::app {

/// Takes the pull requests of a registry one by one; what it is made from is borrowed.
class PullMerge {
 public:
  PullMerge(forge::PullMerger& merger, const MergeClone& clone, const MergePullsOptions& options, std::string base)
      : merger_(merger), clone_(clone), options_(options), base_(std::move(base)) {}
  /// Judges one, and merges it where it may be.
  PullOutcome take(const forge::OpenPull& pull);

 private:
  using Step = Result<bool>;  ///< false: the outcome says why it goes no further
  Step judge(PullOutcome& outcome);
  Step find_ready(PullOutcome& outcome);
  Result<void> merge(PullOutcome& outcome);
  Result<void> go(PullOutcome& outcome);
  Result<void> expect_judged_tree(const PullOutcome& outcome) const;
  void comment(PullOutcome& outcome);

  forge::PullMerger& merger_;
  const MergeClone& clone_;
  const MergePullsOptions& options_;
  std::string base_, tree_;
};

}  // namespace roadstead::app
