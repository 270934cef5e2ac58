// SPDX-License-Identifier: Apache-2.0
#include "roadstead/forge/base_history.hpp"

#include <algorithm>
#include <utility>

#include "roadstead/base/text.hpp"

namespace roadstead::forge {

namespace {

constexpr unsigned depth_limit = 10'000;
constexpr std::size_t tree_limit = 32;

Result<bool> contains(const RemoteRepository& remote, const std::string& base, const std::string& commit) {
  const auto missing = remote.git().local({"rev-list", "-n", "1", commit, "^" + base});
  if (!missing) return Failure(missing.error());
  return missing->empty();
}

// The top trees of a large registry are what costs: a thousand of them take half a minute. Those of the newest commits
// are looked at, and of the others those that name the folder, as what a forge writes for a merge or a revert does.
// Side branches are left out: they show the folder as it was where they began.
Result<std::vector<std::string>> trees_since(const RemoteRepository& remote, const std::string& base,
                                             const ProposedCommit& proposed, BaseHistory& history) {
  const auto commits = remote.git().local({"log", "--first-parent", "-z", "--format=%H %T %B", base});
  if (!commits) return Failure(commits.error());
  history.is_known = false;
  std::vector<std::string> newest, named;
  for (const std::string_view commit : split(*commits, '\0')) {
    const auto words = split(commit.substr(0, commit.find('\n')), ' ');
    history.is_known = std::ranges::find(proposed.roots, words[0]) != proposed.roots.end();
    if (history.is_known || words.size() < 2) break;
    if (newest.size() < tree_limit)
      newest.emplace_back(words[1]);
    else if (named.size() < tree_limit && commit.find(proposed.folder) != commit.npos)
      named.emplace_back(words[1]);
  }
  newest.insert(newest.end(), named.begin(), named.end());
  return newest;
}

}  // namespace

Result<BaseHistory> read_base_history(RemoteRepository& remote, const std::string& base,
                                      const ProposedCommit& proposed) {
  BaseHistory history;
  if (auto done = remote.fetch_commit(base, depth_limit); !done) return Failure(done.error());
  const auto merged = contains(remote, base, proposed.id);
  if (!merged) return Failure(merged.error());
  history.has_proposal = *merged;
  if (history.has_proposal) return history;
  auto trees = trees_since(remote, base, proposed, history);
  if (!trees) return Failure(trees.error());
  if (!history.is_known) return history;
  auto states = remote.list_each(std::move(*trees), proposed.folder);
  if (!states) return Failure(states.error());
  history.states = std::move(*states);
  return history;
}

}  // namespace roadstead::forge
