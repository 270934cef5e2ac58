// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "roadstead/forge/base_history.hpp"

namespace roadstead::forge {

/// What a proposal that is not merged yet becomes when its base moves on.
struct Merged {
  Listing files;
  std::vector<std::string> dropped;  ///< folders that both changed: the base's are kept
};

/// Takes the changes from `before` to `proposed` over to `base`. All files directly in one folder belong together: a
/// folder that only one side changed is that side's, and one that both changed alike is either's. What the base took
/// and gave up again (`history`) it has changed: the proposal of it is over.
Merged merge_folders(const Listing& before, const Listing& base, const Listing& proposed, const BaseHistory& history);

}  // namespace roadstead::forge
