// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "roadstead/catalog/finding.hpp"
#include "roadstead/catalog/model.hpp"

namespace roadstead::app {

/// Takes the tags out of the catalog that an error names or whose folder it lies in. What loading itself
/// refused is out already.
void leave_out_faulty(catalog::Catalog& catalog, const catalog::Findings& findings);

/// How many tags, collections and files have errors.
std::size_t count_faulty(const catalog::Findings& findings);

}  // namespace roadstead::app
