// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "roadstead/forge/pull_merger.hpp"

namespace roadstead::forge {

/// What GitHub and Gitea have in common for who merges.
class ReposMerger : public PullMerger {
 public:
  Result<std::string> default_branch() override { return default_branch_of(api_, place_); }
  Result<std::string> merge(const OpenPull& pull, const std::string& title) override;
  Result<std::string> own_name() override { return forge::own_name(api_, "/login"); }
  Result<std::vector<Comment>> comments(const OpenPull& pull) override;
  Result<void> add_comment(const OpenPull& pull, const std::string& body) override;
  Result<void> edit_comment(const OpenPull& pull, const Comment& comment, const std::string& body) override;
  std::string head_ref(const OpenPull& pull) const override;

 protected:
  ReposMerger(net::JsonApi api, std::string_view repository, net::Timing timing);

  /// `query` is of GET /pulls, of those that are open.
  Result<std::vector<OpenPull>> list(const std::string& query, unsigned most_pages, const std::string& base,
                                     std::string_view prefix, std::string_view draft_mark);
  /// GET of one, until `is_told` says that the forge has found out whether it can merge it.
  Result<net::JsonApi::Answer> look(const OpenPull& pull, const std::function<bool(simdjson::dom::element)>& is_told) {
    return look_until(api_, timing_, path_of(pull), is_told);
  }
  /// The people whose newest review that decides says `state`; who has proposed it is none of them.
  Result<std::vector<std::string>> reviewers_who_said(const OpenPull& pull, std::string_view state);
  /// The way to merge that the repository allows, of those that suit, the best first; empty: it does not say.
  Result<std::string> allowed(const std::vector<std::pair<std::string_view, std::string_view>>& flags_and_ways);
  /// Asks for the merge, once.
  virtual Result<void> ask_to_merge(const OpenPull& pull, const std::string& title) = 0;

  std::string path_of(const OpenPull& pull) const { return fmt::format("{}/pulls/{}", place_, pull.number); }

  net::JsonApi api_;
  std::string owner_, place_;  ///< of the registry, encoded: who has it; its path
  net::Timing timing_;
};

}  // namespace roadstead::forge
