// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "roadstead/source/tree.hpp"

namespace roadstead::source {

/// What merging a revision into another one would make, without a checkout and without merging it.
struct Merge {
  std::string base, head;              ///< the ids of the two commits
  std::string tree;                    ///< what the base would become; empty when it cannot be told
  std::vector<std::string> conflicts;  ///< paths that both changed; "" when they have no commit in common
  bool is_shallow = false;             ///< the repository lacks older commits: one in common may be among them
};

/// As `git merge` would: where the base has moved a file, git guesses that a change of it belongs to its new place, so
/// who judges must look at the tree. No attributes of the work tree count, for they may be the change's.
/// Code::not_found for a revision that is not there.
Result<Merge> merge_revisions(const std::string& repository, const std::string& base, const std::string& head);

/// A path that differs between two trees.
struct PathChange {
  std::string path;
  bool was_there = true, is_there = true;
};

/// All of them, sorted, hidden ones and submodules too.
Result<std::vector<PathChange>> changed_paths(const std::string& repository, const std::string& before,
                                              const std::string& after);

/// open_git_tree() of some files and folders alone, which need not be there.
Result<std::unique_ptr<Tree>> open_git_paths(const std::string& repository, const std::string& tree,
                                             const std::vector<std::string>& paths);

/// The folders of a tree with at most `depth` names in their path, in any order, without those named `manifests` and
/// what lies below them. Only the trees above them are read: not those of tags, which are most of a registry.
Result<std::vector<std::string>> folders_of(const std::string& repository, const std::string& tree, unsigned depth);

/// What git says of the signature of a commit.
enum class CommitSignature : std::uint8_t { none, broken, unknown, good };

/// A commit, and the signature that it carries.
struct CommitInfo {
  std::string id;
  CommitSignature signature = CommitSignature::none;
  std::string signer;  ///< of a good one: principal of the allowed signers
};

/// The commits of `head` that `base` does not have, newest first, with who signed them (git-config(1),
/// gpg.ssh.allowedSignersFile; ssh-keygen(1), ALLOWED SIGNERS). `allowed_signers` is the file's path.
Result<std::vector<CommitInfo>> commits_between(const std::string& repository, const std::string& base,
                                                const std::string& head, const std::string& allowed_signers);

/// A file as a commit has it.
struct CommittedFile {
  std::string path;
  std::uint64_t size_bytes = 0;
};

/// The files over `limit_bytes` that the commits of `head` bring which `base` does not have, be they gone again or not.
Result<std::vector<CommittedFile>> large_files_between(const std::string& repository, const std::string& base,
                                                       const std::string& head, std::uint64_t limit_bytes);

}  // namespace roadstead::source
