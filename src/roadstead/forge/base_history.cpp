// SPDX-License-Identifier: Apache-2.0
#include "roadstead/forge/base_history.hpp"

#include <algorithm>
#include <utility>

#include "roadstead/base/text.hpp"

namespace roadstead::forge {

namespace {

constexpr unsigned depth_limit = 1000;

Result<bool> contains(const RemoteRepository& remote, const std::string& base, const std::string& commit) {
  const auto missing = remote.git().local({"rev-list", "-n", "1", commit, "^" + base});
  if (!missing) return Failure(missing.error());
  return missing->empty();
}

// Side branches are left out: they show the folder as it was where they began.
Result<std::vector<std::string>> trees_since(const RemoteRepository& remote, const std::string& base,
                                             const std::vector<std::string>& roots, BaseHistory& history) {
  const auto lines = remote.git().local({"log", "--first-parent", "--format=%H %T", base});
  if (!lines) return Failure(lines.error());
  history.is_known = false;
  std::vector<std::string> trees;
  for (const std::string_view line : split(trim(*lines), '\n')) {
    const auto space = line.find(' ');
    history.is_known = std::ranges::find(roots, line.substr(0, space)) != roots.end();
    if (history.is_known) break;
    trees.emplace_back(line.substr(space + 1));
  }
  return trees;
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
  auto trees = trees_since(remote, base, proposed.roots, history);
  if (!trees) return Failure(trees.error());
  if (!history.is_known) return history;
  auto states = remote.list_each(std::move(*trees), proposed.folder);
  if (!states) return Failure(states.error());
  history.states = std::move(*states);
  return history;
}

}  // namespace roadstead::forge
