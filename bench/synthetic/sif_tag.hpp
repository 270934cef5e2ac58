// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "synthetic/collection.hpp"

namespace roadstead::bench {

/// The files in the folder of a tag that is one SIF, with its history and further architectures.
std::vector<File> sif_tag(const Collection& collection, const Tag& tag, Random& random);

}  // namespace roadstead::bench
