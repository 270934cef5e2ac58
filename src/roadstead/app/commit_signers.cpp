// SPDX-License-Identifier: Apache-2.0
#include "roadstead/app/commit_signers.hpp"

#include <utility>

#include "roadstead/app/allowed_signers.hpp"
#include "roadstead/source/git_change.hpp"

namespace roadstead::app {

namespace {

check::SignedCommit signed_commit(const source::CommitInfo& commit, const AllowedSigners& signers) {
  using enum source::CommitSignature;
  switch (commit.signature) {
    case none: return {commit.id, check::Signature::none, {}};
    case broken: return {commit.id, check::Signature::broken, {}};
    case unknown: break;
    case good:
      if (auto key = signers.key_of(commit.signer)) return {commit.id, check::Signature::known, std::move(*key)};
  }
  return {commit.id, check::Signature::unknown, {}};
}

}  // namespace

Result<std::vector<check::SignedCommit>> signed_commits(const std::string& repository, const std::string& base,
                                                        const std::string& head, const std::set<std::string>& known) {
  const auto signers = AllowedSigners::write(known, "git");
  if (!signers) return Failure(signers.error());
  const auto commits = source::commits_between(repository, base, head, signers->file());
  if (!commits) return Failure(commits.error());
  std::vector<check::SignedCommit> all;
  for (const source::CommitInfo& commit : *commits) all.push_back(signed_commit(commit, *signers));
  return all;
}

}  // namespace roadstead::app
