// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <memory>
#include <string>
#include <utility>

#include "roadstead/source/tree.hpp"

namespace roadstead::source {

/// A tree whose files are all in memory: path → kind and bytes.
using MemoryFiles = std::map<std::string, std::pair<Kind, std::string>>;
std::unique_ptr<Tree> make_memory_tree(MemoryFiles files);

}  // namespace roadstead::source
