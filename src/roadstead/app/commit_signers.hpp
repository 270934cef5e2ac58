// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <set>
#include <string>
#include <vector>

#include "roadstead/check/change.hpp"

namespace roadstead::app {

/// The commits of `head` that `base` does not have, newest first, and which of `keys` signed each ("ssh-ed25519
/// AAAA…").
Result<std::vector<check::SignedCommit>> signed_commits(const std::string& repository, const std::string& base,
                                                        const std::string& head, const std::set<std::string>& keys);

}  // namespace roadstead::app
