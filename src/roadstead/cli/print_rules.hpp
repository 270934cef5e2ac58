// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

namespace roadstead::cli {

/// Each rule with its strongest severity and what it wants, a line each.
std::string rules_text();
/// {"rules":[{"rule":…,"severity":…,"text":…}]}
std::string rules_json();

/// Why a rule is there, where it fires and how to mend that. `rule` is one of rule_names().
std::string explanation_text(const std::string& rule);

std::vector<std::string> rule_names();

}  // namespace roadstead::cli
