// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "roadstead/catalog/finding.hpp"
#include "roadstead/catalog/model.hpp"

namespace roadstead::catalog {

/// Takes the collections out whose names run through the pages of another: "a/b/tags/c" where there is "a/b".
void drop_colliding_paths(Catalog& catalog, Findings& findings);

/// Fills Catalog::by_oci_name: gives each collection its place among the lower-case names. Of equals the one already
/// in lower case goes first, then the first in byte order.
void index_oci_names(Catalog& catalog);

}  // namespace roadstead::catalog
