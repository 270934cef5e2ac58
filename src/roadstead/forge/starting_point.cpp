// SPDX-License-Identifier: Apache-2.0
#include "roadstead/forge/starting_point.hpp"

#include <utility>

#include "roadstead/base/hex.hpp"
#include "roadstead/base/text.hpp"
#include "roadstead/base/url.hpp"

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

// Somebody may have added commits to a proposal: ours, with the trailer, is the first below them.
Result<std::string> base_of(const RemoteRepository& remote, const std::string& proposed, const std::string& branch) {
  auto messages = remote.git().local({"log", "--first-parent", "-z", "--format=%B", proposed});
  if (!messages) return Failure(messages.error());
  for (const std::string_view message : split(*messages, '\0')) {
    const std::string id = trailer_of(message);
    if (!id.empty()) return id;
  }
  return fail(Code::conflict,
              "branch '{}' of {} was not made by roadstead: no commit of it says '{}', want it merged or deleted first",
              branch, without_credentials(remote.git().address()), trim(base_trailer));
}

// What the branch proposes, and what its files were made from.
Result<Listing> read_proposal(RemoteRepository& remote, const ChangeSettings& settings, StartingPoint& start) {
  if (auto done = remote.fetch_commit(*start.proposed, depth_limit); !done) return Failure(done.error());
  auto from = base_of(remote, *start.proposed, settings.branch);
  if (!from) return Failure(from.error());
  if (auto done = remote.fetch_commit(*from, 1); !done) return Failure(done.error());
  auto before = remote.list(*from, settings.folder);
  if (!before) return before;
  auto proposed = remote.list(*start.proposed, settings.folder);
  if (!proposed) return proposed;
  start.proposed_files = std::move(*proposed);
  return before;
}

}  // namespace

Result<StartingPoint> find_starting_point(RemoteRepository& remote, const ChangeSettings& settings) {
  auto base = settings.base.empty() ? remote.default_branch() : Result<std::string>(settings.base);
  if (!base) return Failure(base.error());
  auto heads = remote.heads({*base, settings.branch});
  if (!heads) return Failure(heads.error());
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
  auto before = read_proposal(remote, settings, start);
  if (!before) return Failure(before.error());
  start.current = merge_folders(*before, start.base_files, start.proposed_files);
  return start;
}

}  // namespace roadstead::forge
