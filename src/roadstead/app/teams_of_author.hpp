// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "roadstead/check/change.hpp"

namespace roadstead::app {

/// Whether who proposes is of the team with this id of the forge. An error where nobody can tell.
using AsksTeam = std::function<Result<bool>(const std::string& id)>;

/// Adds to the change's authors those teams that they are of, as far as that decides: teams that own one of
/// `collections` on the base, where neither a key nor an author owns it already. Where one cannot be asked the others
/// are, and it is an error when none of them owns the collection. An empty `is_of_team` is asked nothing.
Result<void> add_teams(const std::vector<std::string>& collections, const AsksTeam& is_of_team, check::Change& change);

}  // namespace roadstead::app
