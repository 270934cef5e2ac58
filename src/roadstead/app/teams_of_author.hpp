// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "roadstead/app/check_change.hpp"

namespace roadstead::app {

/// `authors`, and those teams that the authors are of. Only teams that own one of `collections` on the base are asked
/// for, and only where nobody among `authors` owns it and no key does.
Result<std::vector<check::Author>> with_teams(std::vector<check::Author> authors, const check::Side& base,
                                              const std::vector<std::string>& collections, const AsksTeam& is_of_team);

}  // namespace roadstead::app
