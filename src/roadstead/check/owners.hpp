// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>
#include <vector>

#include "roadstead/base/arena.hpp"
#include "roadstead/base/error.hpp"
#include "roadstead/check/change.hpp"

namespace roadstead::check {

/// Who owns a collection on one side: whom its README names, and whom those of the folders above it name that say
/// `layout: owner`. A folder of the latter kind owns itself too. `reader` is of the side's tree. Texts live in `arena`.
/// Fails when a file cannot be read.
Result<std::vector<catalog::Owner>> owners_of(const Side& side, source::Reader& reader, std::string_view collection,
                                              Arena& arena);

/// The README of a folder says `layout: owner`: whom it names owns all below it.
Result<bool> owns_below(const Side& side, source::Reader& reader, std::string_view folder);

}  // namespace roadstead::check
