// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "roadstead/catalog/owner.hpp"
#include "roadstead/catalog/schema.hpp"

namespace roadstead::catalog {

/// One owner: a text is a name, a mapping has an id (docs/governance.md).
void read_owner(SchemaReader& reader, std::uint32_t node, Owner& owner);

}  // namespace roadstead::catalog
