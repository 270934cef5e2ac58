// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <set>
#include <string>

#include "roadstead/base/error.hpp"

namespace roadstead::recipe {

/// The regular files of a work tree by their paths below it. In a git work tree those that git does not ignore, be
/// they committed or not; elsewhere all. None is a link, lies behind one, or in a folder whose name begins with '.'.
Result<std::set<std::string>> work_files(const std::filesystem::path& folder);

}  // namespace roadstead::recipe
