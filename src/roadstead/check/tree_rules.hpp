// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "roadstead/base/error.hpp"
#include "roadstead/catalog/finding.hpp"
#include "roadstead/catalog/model.hpp"
#include "roadstead/source/tree.hpp"

namespace roadstead::check {

/// media: what has no place among the files of a collection, by its name and kind. `files` gets those whose bytes
/// check_content() should see.
catalog::Findings check_files(const source::Tree& tree, const catalog::Catalog& catalog,
                              std::vector<std::uint32_t>& files);

/// media: a file that is no text, or over the limit of 1 MiB. Fails when it cannot be read.
Result<void> check_content(source::Reader& reader, const source::Entry& entry, catalog::Findings& findings);

/// name-collision and yanked: what only the whole collection shows.
void check_collection(const source::Tree& tree, const catalog::Collection& collection, catalog::Findings& findings);

}  // namespace roadstead::check
