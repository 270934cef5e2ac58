// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string_view>

#include "roadstead/source/tree.hpp"

namespace roadstead::catalog {

/// Which file of a tag's folder it was built from: the one that `stated` (the recipe's path in its own repository) ends
/// with, else the first that is called like a recipe (Singularity, *.def, Dockerfile, …); null when there is none.
const source::Entry* find_recipe(std::span<const source::Entry> files, std::string_view stated);

}  // namespace roadstead::catalog
