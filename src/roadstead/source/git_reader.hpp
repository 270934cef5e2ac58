// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "roadstead/source/tree.hpp"

namespace roadstead::source {

/// Object ids as the 40 (SHA-1) or 64 (SHA-256) hex digits that git prints, in the order of the tree's entries.
using ObjectIds = std::vector<std::string_view>;

/// Reads through one `git cat-file --batch` child, which is asked ahead for what is expected. `ids` must outlive it.
std::unique_ptr<Reader> make_git_reader(std::string repository, const ObjectIds& ids);

}  // namespace roadstead::source
