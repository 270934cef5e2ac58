// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "roadstead/base/arena.hpp"
#include "roadstead/base/error.hpp"
#include "roadstead/source/tree.hpp"

namespace roadstead::source {

/// The files below a directory, sorted by the bytes of their paths; `text` owns the paths.
struct DirectoryListing {
  Arena text;
  std::vector<Entry> entries;
};

/// Walks a directory on `jobs` threads without following a link. Fails at a folder that cannot be read, and at
/// one more than 32 folders deep: a registry nests owner/repo/manifests/tag, anything far deeper is a mistake.
Result<DirectoryListing> list_files(int root, unsigned jobs);

}  // namespace roadstead::source
