// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "roadstead/forge/starting_point.hpp"

namespace roadstead::forge {

/// A commit on top of the base, which nobody has seen yet.
struct NewCommit {
  std::string id;
  Listing files;  ///< of the folder
};

/// Writes the current files with `changes` as one commit. Only the trees on the way to the folder are read.
Result<NewCommit> make_commit(RemoteRepository& remote, const ChangeSettings& settings, const StartingPoint& start,
                              const std::vector<FileChange>& changes);

}  // namespace roadstead::forge
