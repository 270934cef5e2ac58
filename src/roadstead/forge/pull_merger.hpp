// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "roadstead/base/error.hpp"
#include "roadstead/net/json_api.hpp"
#include "roadstead/net/retry.hpp"

namespace roadstead::forge {

/// An open pull request, as who is to merge it sees it.
struct OpenPull {
  std::uint64_t number = 0;
  std::string url, title;
  std::string branch, base;
  std::string head;             ///< id of the commit that the branch is at
  std::string fork;             ///< "owner/repo" that has the branch; empty: the registry's repository itself
  std::uint64_t fork_id = 0;    ///< of that repository; 0: it is gone, or the registry's itself
  std::uint64_t author_id = 0;  ///< 0: nobody's own, but the one that the workflows of all share
  std::string author;           ///< the name of that account today
  bool is_draft = false;
};

/// OpenPull::fork where the forge does not know it any more.
inline constexpr std::string_view gone_fork = "a fork that is gone";

/// Whether the forge would merge it now.
struct Readiness {
  bool is_ready = false;
  std::string why_not;  ///< a clause; empty when it is ready
};

struct Comment {
  std::uint64_t id = 0;
  std::string author, body;
  bool is_bot = false;  ///< the forge says that the author is a program's account
};

/// What a forge can do for who merges pull requests, one request or two each.
class PullMerger {
 public:
  virtual ~PullMerger() = default;
  virtual Result<std::string> default_branch() = 0;
  /// Those into `base` whose branch begins with `prefix`, the oldest first, of all pages.
  virtual Result<std::vector<OpenPull>> open_pulls(const std::string& base, std::string_view prefix) = 0;
  /// By the forge's own rules: conflicts, required checks, reviews that are missing or ask for changes.
  virtual Result<Readiness> readiness(const OpenPull& pull) = 0;
  /// Whether who opened it is of the team of that id. An error where the token may not know.
  virtual Result<bool> is_of_team(const OpenPull& pull, const std::string& team) = 0;
  /// Merges it when its branch is still at OpenPull::head, as a merge commit where the repository allows that, so that
  /// signatures stay. The base's new commit. Code::conflict: the branch has moved, or the forge will not merge it.
  virtual Result<std::string> merge(const OpenPull& pull, const std::string& title) = 0;
  /// The name of the token's own account; empty: the token may not ask.
  virtual Result<std::string> own_name() = 0;
  virtual Result<std::vector<Comment>> comments(const OpenPull& pull) = 0;
  virtual Result<void> add_comment(const OpenPull& pull, const std::string& body) = 0;
  virtual Result<void> edit_comment(const OpenPull& pull, const Comment& comment, const std::string& body) = 0;
  /// The ref of the registry's repository that has the head, be it a fork's or not.
  virtual std::string head_ref(const OpenPull& pull) const = 0;
};

/// PullMerger::own_name() of a forge that has it as `field` of GET /user.
Result<std::string> own_name(net::JsonApi& api, std::string_view field);

/// The default branch of what lies at `place`, as all forges tell it.
Result<std::string> default_branch_of(net::JsonApi& api, const std::string& place);

/// GET of `path`, until `is_told` says that the forge has found out what it was asked; in the end as it is.
Result<net::JsonApi::Answer> look_until(net::JsonApi& api, const net::Timing& timing, const std::string& path,
                                        const std::function<bool(simdjson::dom::element)>& is_told);

/// What became of a merge that was asked for. `look` gives the base's new commit, or nullopt where it is not merged at
/// the wanted head: an answer may have been lost, or a second try have been refused for what the first has done.
Result<std::string> settle_merge(const Result<void>& asked,
                                 const std::function<Result<std::optional<std::string>>()>& look);

std::unique_ptr<PullMerger> make_github_merger(net::JsonApi api, std::string_view repository, net::Timing timing);
std::unique_ptr<PullMerger> make_gitlab_merger(net::JsonApi api, std::string_view repository, net::Timing timing);
std::unique_ptr<PullMerger> make_gitea_merger(net::JsonApi api, std::string_view repository, net::Timing timing);

/// Whether a comment is added where there is none yet.
enum class IfAbsent : std::uint8_t { add, leave };

/// Makes one comment say `body`: the newest with `marker` that is our own, else a new one. Our own is what the token's
/// account has written; where the token may not ask for it, what a program's account has, that did not propose. What
/// says it already stays as it is.
Result<void> keep_comment(PullMerger& merger, const OpenPull& pull, std::string_view marker, const std::string& body,
                          IfAbsent if_absent);

}  // namespace roadstead::forge
