// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "roadstead/catalog/finding.hpp"

namespace roadstead::cli {

/// Findings whose path is a file of `files`, which is sorted: what is of a folder as a whole is said of its README.md,
/// else of its first file; of the whole tree, of roadstead.yml, else of the first file. Forges show nothing at a
/// folder. Without any file the path stays.
catalog::Findings at_files(catalog::Findings findings, const std::vector<std::string>& files);

}  // namespace roadstead::cli
