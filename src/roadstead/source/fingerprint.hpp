// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "roadstead/base/error.hpp"

namespace roadstead::source {

/// A value that changes when what open_tree(where) would read changes: the tree id of a revision, else a
/// hash over the names, sizes, times and inodes of all files. Asked again and again rather than watched: no
/// cluster file system tells other machines' changes.
Result<std::string> fingerprint(const std::string& where);

}  // namespace roadstead::source
