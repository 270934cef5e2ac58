// SPDX-License-Identifier: Apache-2.0
#include "roadstead/app/govern/keeper.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>

#include "roadstead/app/commit_signers.hpp"
#include "roadstead/catalog/load.hpp"
#include "roadstead/source/git_change.hpp"

namespace roadstead::app {

namespace {

bool owns_folder(const BareRepository& repository) {
  struct stat info {};
  return ::stat(repository.path().c_str(), &info) == 0 && info.st_uid == ::getuid();
}

Result<catalog::Policy> policy_of(const BareRepository& repository) {
  const auto base = repository.head(repository.base());
  if (!base) return Failure(base.error());
  if (base->empty()) return catalog::Policy();
  return policy_at(repository.path(), *base);
}

}  // namespace

std::set<std::string> maintainer_keys(const catalog::Policy& policy) {
  std::set<std::string> keys;
  for (const catalog::OwnerId& maintainer : policy.maintainers)
    if (maintainer.kind == catalog::Owner::Kind::key) keys.insert(maintainer.id);
  return keys;
}

Result<catalog::Policy> policy_at(const std::string& repository, const std::string& revision) {
  const auto tree = source::open_git_paths(repository, revision, {"roadstead.yml"});
  if (!tree) return Failure(tree.error());
  const auto loaded = catalog::load(**tree, 1);
  if (!loaded) return Failure(loaded.error());
  return loaded->catalog.settings.policy;
}

Result<bool> is_keeper(const BareRepository& repository, const std::vector<check::Author>& authors,
                       const Environment& environment) {
  const bool is_here = !environment("SSH_CONNECTION") && !environment("ROADSTEAD_AUTHOR");
  if (is_here && owns_folder(repository)) return true;
  const auto policy = policy_of(repository);
  if (!policy) return Failure(policy.error());
  return std::ranges::find_first_of(policy->maintainers, authors) != policy->maintainers.end();
}

Result<bool> is_signed_by_keepers(const BareRepository& repository, const std::string& before,
                                  const std::string& after) {
  const auto policy = policy_of(repository);
  if (!policy) return Failure(policy.error());
  const std::set<std::string> keys = maintainer_keys(*policy);
  if (keys.empty()) return false;
  const auto own = repository.first_parents(before, after);
  if (!own) return Failure(own.error());
  const auto commits = signed_commits(repository.path(), before, after, keys);
  if (!commits) return Failure(commits.error());
  const auto is_signed = [&](const std::string& id) {
    const auto commit = std::ranges::find(*commits, id, &check::SignedCommit::id);
    return commit != commits->end() && commit->signature == check::Signature::known;
  };
  return !own->empty() && std::ranges::all_of(*own, is_signed);
}

}  // namespace roadstead::app
