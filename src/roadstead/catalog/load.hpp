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
  std::vector<Collection> left_out;  ///< by an error of their own: their sound tags are checked all the same
  bool declares_collection = false;  ///< a README says `layout: collection`
  Findings findings;                 ///< sorted
};

constexpr std::uint64_t readme_limit_bytes = 1 << 20;
constexpr std::uint64_t settings_limit_bytes = 1 << 20;

/// Reads a whole registry tree on `jobs` threads. Fails only when the tree or a file of it cannot be read at all;
/// every problem of what a file says is a finding.
Result<Loaded> load(const source::Tree& tree, unsigned jobs);

}  // namespace roadstead::catalog
