// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "roadstead/forge/remote_repository.hpp"

namespace roadstead::forge {

/// What a base did after a proposal was made from it.
struct BaseHistory {
  bool is_known = true;         ///< not so when it did too much, or was begun anew elsewhere
  bool has_proposal = false;    ///< the proposal's commit is part of it: it was merged
  std::vector<Listing> states;  ///< what the folder held since then, each once
};

/// Where the branch of a proposal stands.
struct ProposedCommit {
  std::string id;
  std::vector<std::string> roots;  ///< of the base: what ours was made from, then what others have merged into it since
  std::string folder;              ///< all that it may touch
};

/// Asks for commits, ten thousand deep at most, and for the trees on the way to one folder of few of them.
Result<BaseHistory> read_base_history(RemoteRepository& remote, const std::string& base,
                                      const ProposedCommit& proposed);

}  // namespace roadstead::forge
