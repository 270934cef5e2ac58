// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "roadstead/app/audit/audit_report.hpp"
#include "roadstead/app/audit/repairs.hpp"
#include "roadstead/base/environment.hpp"

namespace roadstead::app {

struct AuditOptions {
  VerifyOptions verify;
  std::string report;  ///< file: the last report, and then this one; empty: all that is broken is new
  std::string remote;  ///< git address that repairs are proposed to; empty: `origin` of the registry's repository, or
                       ///< a bare one without it itself: that is where all is pushed to
  std::string base;    ///< its branch; empty: its default
  std::int64_t now_s = 0;        ///< seconds since 1970
  unsigned most_proposals = 20;  ///< new ones of one run
  bool is_dry_run = false;       ///< nothing is proposed and no report is written
};

/// What became of the repairs of one collection.
struct RepairProposal {
  enum class Done : std::uint8_t {
    planned,    ///< of a dry run, or the run has proposed enough
    pushed,     ///< the branch has a new commit
    unchanged,  ///< the branch proposes just this already
    nothing,    ///< the base has it all
    withdrawn,  ///< all has healed: the branch is gone, and its pull request closed
    unread,     ///< something of the collection is left out, and so the branch stays as it is
    left_alone  ///< the branch ends with a commit of somebody else, which a push would drop
  };
  std::string collection, branch;
  Done done = Done::planned;
  std::string pull_request;  ///< its address, where a forge has one
  std::string failure;       ///< why it could not be proposed; empty: it could
  std::vector<Repair> repairs;
};

std::string_view done_name(RepairProposal::Done done);

struct AuditReport {
  VerifyReport verified;
  Comparison comparison;
  std::vector<RepairProposal> proposals;  ///< sorted by collection
  std::string failure;                    ///< why nothing at all could be proposed; empty: it could

  bool has_failed() const;
};

/// Gets a line for people while it goes on.
using SayLine = std::function<void(std::string_view)>;

/// Verifies a registry, compares the report with the last one, proposes what would mend it, and writes the new report.
/// What could not be proposed is in the report, and why; Code::… of verify_registry() when nobody could look.
Result<AuditReport> audit(const AuditOptions& options, const Environment& environment, const SayLine& say);

/// The same report gives the same bytes.
std::string audit_json(const AuditReport& report);

}  // namespace roadstead::app
