// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>

#include "roadstead/forge/git_folder.hpp"

namespace roadstead::app {

/// The commits of a registry on a forge that judging wants, with all of their history, in a folder of our own.
class MergeClone {
 public:
  /// What `borrowed`, a git repository of this machine, has is not fetched again; one that is none, or is cut off,
  /// lends nothing. It is not changed.
  static Result<MergeClone> make(const std::filesystem::path& folder, forge::GitRemote remote,
                                 const std::string& borrowed);

  std::string path() const { return folder_.string(); }

  /// Fetches a branch of the registry. The id of its commit.
  Result<std::string> fetch_branch(const std::string& branch) const;
  /// Fetches a ref. Whether the commit `id` is there then: it is not where the ref is gone, or has moved to something
  /// else.
  Result<bool> fetch_commit(const std::string& ref, const std::string& id) const;
  /// The id of a commit's tree.
  Result<std::string> tree_of(const std::string& commit) const;

 private:
  MergeClone(std::filesystem::path folder, forge::GitFolder git) : folder_(std::move(folder)), git_(std::move(git)) {}

  std::filesystem::path folder_;
  forge::GitFolder git_;
};

}  // namespace roadstead::app
