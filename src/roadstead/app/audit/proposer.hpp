// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "roadstead/app/audit/audit.hpp"
#include "roadstead/app/audit/audit_forge.hpp"
#include "roadstead/app/publish/identity.hpp"
#include "roadstead/forge/remote_repository.hpp"

namespace roadstead::app {

/// "audit/<collection>": a change of several collections would be nobody's to judge (rule one-namespace).
std::string audit_branch(std::string_view collection);

/// The branches of audits in one registry's git.
class Proposer {
 public:
  /// `options` is borrowed; `work` is a folder that ends with the proposer.
  static Result<Proposer> open(const AuditOptions& options, const std::string& address,
                               const std::filesystem::path& work, const Environment& environment);

  bool has_branch(const std::string& collection) const { return heads_.contains(audit_branch(collection)); }
  /// Those that have a branch.
  std::vector<std::string> collections() const;

  /// Makes the branch propose just these repairs, or takes it away where nothing is left of them. A branch that
  /// somebody else has committed to, or made, is left alone.
  Result<void> propose(RepairProposal& proposal);

 private:
  Proposer(const AuditOptions& options, forge::RemoteRepository remote, AuditForge forge, Identity identity)
      : options_(options), remote_(std::move(remote)), forge_(std::move(forge)), identity_(std::move(identity)) {}
  Result<bool> is_ours(const RepairProposal& proposal);
  Result<void> push(RepairProposal& proposal);
  Result<void> withdraw(RepairProposal& proposal, forge::Proposal request);

  const AuditOptions& options_;
  forge::RemoteRepository remote_;
  AuditForge forge_;
  Identity identity_;
  std::map<std::string, std::string> heads_;  ///< branch → commit; of propose()'s it is an audit's
};

}  // namespace roadstead::app
