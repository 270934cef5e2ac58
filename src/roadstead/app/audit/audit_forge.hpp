// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "roadstead/base/environment.hpp"
#include "roadstead/forge/pull_requests.hpp"

namespace roadstead::app {

/// The pull requests of audits, where the registry is on a forge whose token is at hand; elsewhere the branch is all
/// that there is, and no address is given.
class AuditForge {
 public:
  static Result<AuditForge> open(const std::string& registry, const Environment& environment);

  /// Opens the pull request of a branch, or brings it up to date. One that somebody closed stays so while its branch
  /// `is_unchanged`: they have said no.
  Result<std::string> propose(const forge::Proposal& proposal, bool is_unchanged);
  /// Closes the open one, if there is one.
  Result<std::string> close(const forge::Proposal& proposal);

 private:
  std::optional<forge::ForgeSettings> settings_;
  std::unique_ptr<net::HttpClient> http_;
};

}  // namespace roadstead::app
