// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "roadstead/base/error.hpp"
#include "roadstead/forge/pull_requests.hpp"
#include "roadstead/net/json_api.hpp"

namespace roadstead::forge {

struct Person {
  std::string name;      ///< "team:<slug>" for a team
  std::uint64_t id = 0;  ///< where the forge wants it
};

/// A pull request as its forge tells it.
struct Listed {
  enum class State : std::uint8_t { open, closed, merged };
  std::uint64_t number = 0;
  State state = State::open;
  std::string url, title, body, author;  ///< the title without the mark of a draft
  bool is_draft = false;
  std::vector<std::string> labels;
  std::vector<Person> reviewers, assignees;  ///< GitHub forgets a reviewer who has answered
};

/// What a forge can do with pull requests, one request or two each; open_pull_requests() has the order of steps.
class Forge {
 public:
  virtual ~Forge() = default;
  /// The newest of the proposal's branch and base among those that are open, or among those that are not.
  virtual Result<std::optional<Listed>> find_open(const Proposal& proposal) = 0;
  virtual Result<std::optional<Listed>> find_closed(const Proposal& proposal) = 0;
  /// Code::conflict: one is open already, or the forge sees nothing to propose. Code::unavailable: it may have been
  /// opened, or not.
  virtual Result<Listed> open(const Proposal& proposal) = 0;
  /// Sets title, body and state. Code::conflict: it cannot be in that state.
  virtual Result<void> edit(const Listed& listed, const Proposal& proposal, Listed::State state) = 0;
  virtual Result<void> add_labels(const Listed& listed, const std::vector<std::string>& labels) = 0;
  virtual Result<void> add_assignees(const Listed& listed, const std::vector<std::string>& names) = 0;
  virtual Result<void> ask_reviewers(const Listed& listed, const std::vector<std::string>& names) = 0;
  /// Somebody has reviewed it.
  virtual Result<bool> has_review(const Listed& listed) = 0;
  virtual Result<std::string> default_branch() = 0;
};

inline constexpr std::string_view team_prefix = "team:";

std::unique_ptr<Forge> make_github(net::JsonApi api, std::string_view repository);
std::unique_ptr<Forge> make_gitlab(net::JsonApi api, std::string_view repository);
std::unique_ptr<Forge> make_gitea(net::JsonApi api, std::string_view repository);

}  // namespace roadstead::forge
