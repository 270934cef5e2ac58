// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "roadstead/base/file.hpp"

namespace roadstead {

/// Opens a path below the folder `root`, closed on exec. The gate for names that others chose: it passes no link and
/// reaches nothing above the folder (openat2). Empty, with errno, when that cannot be done.
FileHandle open_beneath(int root, const char* path, int flags);

}  // namespace roadstead
