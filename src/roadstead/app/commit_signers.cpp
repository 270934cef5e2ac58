// SPDX-License-Identifier: Apache-2.0
#include "roadstead/app/commit_signers.hpp"

#include <fmt/format.h>

#include "roadstead/base/file.hpp"
#include "roadstead/base/temporary_folder.hpp"
#include "roadstead/source/git_change.hpp"

namespace roadstead::app {

namespace {

// Each key is a principal of its own, so that git's answer names the key (ssh-keygen(1), ALLOWED SIGNERS).
std::string allowed_signers(const std::vector<std::string>& keys) {
  std::string text;
  for (std::size_t i = 0; i < keys.size(); ++i) text += fmt::format("key-{} namespaces=\"git\" {}\n", i, keys[i]);
  return text;
}

check::SignedCommit signed_commit(const source::CommitInfo& commit, const std::vector<std::string>& keys) {
  using enum source::CommitSignature;
  switch (commit.signature) {
    case none: return {commit.id, check::Signature::none, {}};
    case broken: return {commit.id, check::Signature::broken, {}};
    case unknown: break;
    case good:
      for (std::size_t i = 0; i < keys.size(); ++i)
        if (commit.signer == fmt::format("key-{}", i)) return {commit.id, check::Signature::known, keys[i]};
  }
  return {commit.id, check::Signature::unknown, {}};
}

}  // namespace

Result<std::vector<check::SignedCommit>> signed_commits(const std::string& repository, const std::string& base,
                                                        const std::string& head, const std::set<std::string>& known) {
  const std::vector<std::string> keys(known.begin(), known.end());
  const auto folder = TemporaryFolder::make();
  if (!folder) return Failure(folder.error());
  const auto file = folder->path() / "allowed_signers";
  if (auto done = write_file_atomically(file, allowed_signers(keys)); !done) return Failure(done.error());
  const auto commits = source::commits_between(repository, base, head, file.string());
  if (!commits) return Failure(commits.error());
  std::vector<check::SignedCommit> all;
  for (const source::CommitInfo& commit : *commits) all.push_back(signed_commit(commit, keys));
  return all;
}

}  // namespace roadstead::app
