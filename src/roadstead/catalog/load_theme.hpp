// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "roadstead/base/error.hpp"
#include "roadstead/catalog/finding.hpp"
#include "roadstead/catalog/theme.hpp"
#include "roadstead/source/tree.hpp"

namespace roadstead::catalog {

/// Reads theme/ of the tree. What is not as it should be is a finding and left out; fails where a file cannot be read.
Result<Theme> load_theme(const source::Tree& tree, source::Reader& reader, Findings& findings);

}  // namespace roadstead::catalog
