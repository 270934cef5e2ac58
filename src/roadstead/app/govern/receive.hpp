// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "roadstead/app/govern/bare_repository.hpp"
#include "roadstead/app/govern/merge_branch.hpp"
#include "roadstead/base/environment.hpp"

// The two hooks of githooks(5) that make a bare repository a governed registry without a forge.
namespace roadstead::app {

/// One line of a hook's input.
struct RefUpdate {
  std::string before, after, ref;  ///< ids, and as "refs/heads/update/a/b"
};

/// "<before> <after> <ref>" in each line. Code::invalid for a line that is none.
Result<std::vector<RefUpdate>> parse_updates(std::string_view lines);

/// Why a push is refused, and what was found in it.
struct Refusal {
  std::string ref, reason;
  catalog::Findings findings;
};

/// Judges a push before it is taken: a branch update/<collection> by the rules, the base only from those who keep the
/// registry, nothing else from anybody. Empty: it may be taken; who pushed is noted then.
Result<std::vector<Refusal>> judge_push(const BareRepository& repository, const std::vector<RefUpdate>& updates,
                                        const Environment& environment, unsigned jobs);

/// After a push was taken: merges the branches of it that may merge.
Result<std::vector<BranchOutcome>> merge_pushed(const BareRepository& repository, const std::vector<RefUpdate>& updates,
                                                unsigned jobs);

}  // namespace roadstead::app
