// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>

#include "roadstead/catalog/model.hpp"

namespace roadstead::catalog {

/// Marks the names that differ from another one by the case of ASCII letters only: some hosts compare the
/// keys of their rules without regard to case.
void mark_case_twins(std::span<Collection> collections);
void mark_case_twins(std::span<Tag> tags_of_one_collection);

}  // namespace roadstead::catalog
