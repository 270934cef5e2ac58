// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "roadstead/catalog/finding.hpp"
#include "roadstead/catalog/model.hpp"
#include "roadstead/source/tree.hpp"

namespace roadstead::check {

/// media: what has no place among the files of a collection.
catalog::Findings check_files(const source::Tree& tree, const catalog::Catalog& catalog);

/// name-collision and yanked: what only the whole collection shows.
void check_collection(const source::Tree& tree, const catalog::Collection& collection, catalog::Findings& findings);

}  // namespace roadstead::check
