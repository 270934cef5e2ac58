// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "roadstead/app/govern/bare_repository.hpp"
#include "roadstead/check/change.hpp"

namespace roadstead::app {

/// What became of a proposal's branch.
struct BranchOutcome {
  std::string branch;
  check::Judgement judgement;
  std::string merged;  ///< the base's new commit; empty: it waits, or is gone
  std::string waits;   ///< why, for people; empty: it is merged
};

/// Judges a branch again, against the base as it is at this moment, and merges exactly what was judged when the policy
/// lets it merge by itself. When the base moves meanwhile, it is judged anew. Code::conflict when that goes on and on.
Result<BranchOutcome> merge_branch(const BareRepository& repository, const std::string& branch, unsigned jobs);

}  // namespace roadstead::app
