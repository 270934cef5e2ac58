// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "roadstead/base/error.hpp"
#include "roadstead/catalog/finding.hpp"
#include "roadstead/catalog/model.hpp"
#include "roadstead/source/tree.hpp"

namespace roadstead::catalog {

/// A catalog and what was wrong on the way. An entry with an error is left out of the catalog.
struct Loaded {
  Catalog catalog;
  Findings findings;  ///< sorted
};

constexpr std::uint64_t readme_limit_bytes = 1 << 20;
constexpr std::uint64_t settings_limit_bytes = 1 << 20;

/// Reads a whole registry tree on `jobs` threads. Fails only when the tree cannot be read at all;
/// every problem of every file is a finding.
Result<Loaded> load(const source::Tree& tree, unsigned jobs);

}  // namespace roadstead::catalog
