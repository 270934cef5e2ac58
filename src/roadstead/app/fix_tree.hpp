// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "roadstead/base/error.hpp"

namespace roadstead::app {

/// A file, and what was done to it.
struct Mended {
  std::string path, what;

  bool operator==(const Mended&) const = default;
};

/// Mends what can be mended without asking: executable bits, and what check::mend knows. Each file is the old one or
/// the mended one, whenever it ends; a second run has nothing to do. Only of a directory: Code::invalid of a revision.
Result<std::vector<Mended>> fix_tree(const std::string& registry, unsigned jobs);

}  // namespace roadstead::app
