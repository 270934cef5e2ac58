// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "roadstead/catalog/policy.hpp"
#include "roadstead/catalog/schema.hpp"

namespace roadstead::catalog {

/// The value of the key `policy` in roadstead.yml. Unknown keys are errors.
void read_policy(SchemaReader& reader, std::uint32_t node, Policy& policy);

}  // namespace roadstead::catalog
