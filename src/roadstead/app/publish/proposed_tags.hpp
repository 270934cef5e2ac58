// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "roadstead/forge/proposal_text.hpp"
#include "roadstead/forge/push_change.hpp"

namespace roadstead::app {

/// All tags that the branch proposes and the base does not have so, sorted: those of this run and of earlier ones that
/// are not merged yet.
Result<std::vector<forge::ProposedTag>> proposed_tags(forge::RemoteRepository& remote, const forge::Pushed& pushed);

}  // namespace roadstead::app
