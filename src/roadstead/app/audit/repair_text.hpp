// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "roadstead/app/audit/repairs.hpp"

namespace roadstead::app {

/// "Repair owner/repo: 1.0, latest and 2 more", one line of at most 200 bytes.
std::string repair_title(std::string_view collection, const std::vector<Repair>& repairs);

/// Markdown that GitHub, GitLab and Gitea show alike: a table of at most 100 repairs. Values are code, as in
/// forge::proposal_body().
std::string repair_body(const std::vector<Repair>& repairs);

}  // namespace roadstead::app
