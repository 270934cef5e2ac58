// SPDX-License-Identifier: Apache-2.0
#include "roadstead/forge/starting_point.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "roadstead/base/hex.hpp"
#include "roadstead/base/text.hpp"
#include "roadstead/base/url.hpp"
#include "roadstead/forge/base_history.hpp"
#include "roadstead/forge/expect_inside.hpp"

namespace roadstead::forge {

namespace {

constexpr unsigned depth_limit = 50;  ///< how many commits others may have put on top of ours

// The message is anybody's text, and git takes what begins with '-' for an option: an id is hex digits and no more.
std::string trailer_of(std::string_view message) {
  for (const std::string_view line : split(message, '\n')) {
    if (!line.starts_with(base_trailer)) continue;
    const std::string_view id = trim(line.substr(base_trailer.size()));
    if ((id.size() == 40 || id.size() == 64) && is_lower_hex(id)) return std::string(id);
  }
  return {};
}

using Roots = std::vector<std::string>;  ///< ProposedCommit::roots

// Somebody may have added commits to a proposal: ours, with the trailer, is the first below them.
Result<Roots> roots_of(const RemoteRepository& remote, const std::string& proposed, const std::string& branch) {
  auto commits = remote.git().local({"log", "--first-parent", "-z", "--format=%P%n%B", proposed});
  if (!commits) return Failure(commits.error());
  Roots roots;
  for (const std::string_view commit : split(*commits, '\0')) {
    std::string id = trailer_of(commit.substr(std::min(commit.find('\n'), commit.size())));
    if (!id.empty()) {
      roots.insert(roots.begin(), std::move(id));
      return roots;
    }
    const auto parents = split(commit.substr(0, commit.find('\n')), ' ');
    for (std::size_t i = 1; i < parents.size(); ++i) roots.emplace_back(parents[i]);
  }
  return fail(Code::conflict,
              "branch '{}' of {} was not made by roadstead: no commit of it says '{}', want it merged or deleted first",
              branch, without_credentials(remote.git().address()), trim(base_trailer));
}

// The history is asked for only where it can decide: something waits, and the base has moved on.
Result<Merged> merge_into_base(RemoteRepository& remote, const Listing& before, const StartingPoint& start,
                               const ProposedCommit& proposed) {
  Merged merged = merge_folders(before, start.base_files, start.proposed_files, {});
  const bool waits = merged.files != start.base_files || !merged.dropped.empty();
  if (!waits || std::ranges::find(proposed.roots, start.base_commit) != proposed.roots.end()) return merged;
  const auto history = read_base_history(remote, start.base_commit, proposed);
  if (!history) return Failure(history.error());
  return merge_folders(before, start.base_files, start.proposed_files, *history);
}

// What the branch proposes, on top of what the base has now.
Result<Merged> read_proposal(RemoteRepository& remote, const ChangeSettings& settings, StartingPoint& start) {
  if (auto done = remote.fetch_commit(*start.proposed, depth_limit); !done) return Failure(done.error());
  const auto roots = roots_of(remote, *start.proposed, settings.branch);
  if (!roots) return Failure(roots.error());
  for (const std::string& root : *roots)
    if (auto done = remote.fetch_commit(root, 1); !done) return Failure(done.error());
  if (auto fine = expect_inside(remote, *start.proposed, settings.folder, *roots); !fine) return Failure(fine.error());
  auto before = remote.list(roots->front(), settings.folder);
  if (!before) return Failure(before.error());
  auto proposed = remote.list(*start.proposed, settings.folder);
  if (!proposed) return Failure(proposed.error());
  start.proposed_files = std::move(*proposed);
  start.is_on_base = *before == start.base_files;
  return merge_into_base(remote, *before, start, {.id = *start.proposed, .roots = *roots, .folder = settings.folder});
}

// git keeps a branch as a file: "update/a" and "update/a/b" cannot both be there.
std::vector<std::string> ways_to(const std::string& branch) {
  std::vector<std::string> ways{branch + "/*"};
  for (std::size_t slash = branch.find('/'); slash != branch.npos; slash = branch.find('/', slash + 1))
    ways.push_back(branch.substr(0, slash));
  return ways;
}

Result<void> expect_free_way(const std::map<std::string, std::string>& heads, const std::string& branch,
                             const std::string& base) {
  for (const auto& [name, id] : heads)
    if (name != branch && name != base)
      return fail(Code::conflict, "branch '{}' stands in the way of '{}', want it merged or deleted first", name,
                  branch);
  return {};
}

}  // namespace

Result<StartingPoint> find_starting_point(RemoteRepository& remote, const ChangeSettings& settings) {
  auto base = settings.base.empty() ? remote.default_branch() : Result<std::string>(settings.base);
  if (!base) return Failure(base.error());
  std::vector<std::string> wanted = ways_to(settings.branch);
  wanted.insert(wanted.end(), {*base, settings.branch});
  auto heads = remote.heads(wanted);
  if (!heads) return Failure(heads.error());
  if (auto fine = expect_free_way(*heads, settings.branch, *base); !fine) return Failure(fine.error());
  StartingPoint start{.base = *base, .base_commit = (*heads)[*base]};
  if (start.base_commit.empty())
    return fail(Code::not_found, "{}: no branch '{}', want one that proposals are made to",
                without_credentials(remote.git().address()), *base);
  if (auto done = remote.fetch_commit(start.base_commit, 1); !done) return Failure(done.error());
  auto files = remote.list(start.base_commit, settings.folder);
  if (!files) return Failure(files.error());
  start.base_files = std::move(*files);
  if (const auto branch = heads->find(settings.branch); branch != heads->end()) start.proposed = branch->second;
  if (!start.proposed) {
    start.current.files = start.base_files;
    return start;
  }
  auto current = read_proposal(remote, settings, start);
  if (!current) return Failure(current.error());
  start.current = std::move(*current);
  return start;
}

}  // namespace roadstead::forge
