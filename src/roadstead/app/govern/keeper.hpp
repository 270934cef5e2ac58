// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <set>
#include <string>
#include <vector>

#include "roadstead/app/govern/bare_repository.hpp"
#include "roadstead/base/environment.hpp"
#include "roadstead/check/change.hpp"

namespace roadstead::app {

/// What the settings of a commit say.
Result<catalog::Policy> policy_at(const std::string& repository, const std::string& revision);

/// The keys of a policy's maintainers.
std::set<std::string> maintainer_keys(const catalog::Policy& policy);

/// Whether who pushes keeps the registry: a maintainer of the base's policy, or the account that owns the repository's
/// folder, on the machine itself and not over ssh, where many may share it.
Result<bool> is_keeper(const BareRepository& repository, const std::vector<check::Author>& authors,
                       const Environment& environment);

/// Whether each commit that would be on top of `before`, along the first parents up to `after`, is signed by a key of
/// the maintainers that the base names: what they merge may be others'. false: the policy names no key.
Result<bool> is_signed_by_keepers(const BareRepository& repository, const std::string& before,
                                  const std::string& after);

}  // namespace roadstead::app
