// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "roadstead/forge/forge.hpp"

namespace roadstead::forge {

/// What GitHub and Gitea have in common: pull requests at /repos/<owner>/<name>/pulls, which are issues too.
class ReposForge : public Forge {
 public:
  Result<Listed> open(const Proposal& proposal) override;
  Result<void> edit(const Listed& listed, const Proposal& proposal, Listed::State state) override;
  Result<void> ask_reviewers(const Listed& listed, const std::vector<std::string>& names) override;
  Result<bool> has_review(const Listed& listed) override;
  Result<std::string> default_branch() override;

 protected:
  using Fill = std::function<void(JsonWriter&)>;

  /// `draft_mark` stands before the title of a draft; empty: the forge has a field for it.
  ReposForge(net::JsonApi api, std::string_view repository, std::string_view draft_mark);

  const std::string& head_owner(const Proposal& proposal) const;
  /// The first of a list that is the proposal's; `query` is of GET /pulls.
  Result<std::optional<Listed>> find(const Proposal& proposal, const std::string& query, unsigned most_pages);
  /// What may be done twice, below the repository's path.
  Result<void> change(std::string_view method, const std::string& path, const Fill& fill);
  /// Fields of a new one that only this forge knows.
  virtual void write_head(JsonWriter& json, const Proposal& proposal) const = 0;

  net::JsonApi api_;
  std::string owner_, place_;
  std::string_view draft_mark_;
};

}  // namespace roadstead::forge
