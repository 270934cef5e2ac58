// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "roadstead/catalog/finding.hpp"

namespace roadstead::cli {

/// A log for code scanning (SARIF 2.1.0, OASIS). What asks for review is a warning there.
std::string findings_sarif(const catalog::Findings& findings);

}  // namespace roadstead::cli
