// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>

#include "roadstead/app/audit/audit.hpp"

namespace roadstead::app {

struct Judgement {
  /// Takes the repairs out that a closer look does not bear out.
  std::function<Result<void>(std::vector<Repair>& repairs)> prove;
  /// Which collections' branches may go when they have nothing to repair: those that this series of reports proposed.
  std::function<bool(const std::string& collection)> may_withdraw;
  /// Of which collections something is left out: what their branches repair may be broken still.
  std::function<bool(const std::string& collection)> is_unread;
};

/// Makes the branch of each collection propose just these repairs, on what the base is now: what has healed goes out of
/// it, and with the last repair the branch goes, and its pull request is closed. One that somebody has closed stays
/// closed until there is something else to repair. `repairs` is sorted; those of collections that are over the limit of
/// new proposals are only planned, and not proven. Fails when the registry's git cannot be asked at all.
Result<std::vector<RepairProposal>> propose_repairs(const AuditOptions& options, const std::vector<Repair>& repairs,
                                                    const Judgement& judgement, const Environment& environment,
                                                    const SayLine& say);

}  // namespace roadstead::app
