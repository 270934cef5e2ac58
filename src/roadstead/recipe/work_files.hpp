// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <set>
#include <string>

#include "roadstead/base/error.hpp"

namespace roadstead::recipe {

/// The files and links of a work tree by their paths below it; none lies behind a link. In a git work tree those that
/// git does not ignore, be they committed or not; elsewhere all but folders whose own .gitignore says "*", as our work
/// folder's does. git's own folder is no part.
Result<std::set<std::string>> tree_files(const std::filesystem::path& folder);

/// Those of them that may be recipes: regular files, in no folder whose name begins with '.'.
Result<std::set<std::string>> work_files(const std::filesystem::path& folder);

}  // namespace roadstead::recipe
