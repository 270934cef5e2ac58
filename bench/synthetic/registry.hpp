// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "synthetic/output.hpp"

namespace roadstead::bench {

struct RegistryOptions {
  std::uint64_t collections = 0;
  std::uint64_t tags = 3;  ///< of each collection
  std::uint64_t seed = 1;
};

/// Puts every file of a synthetic registry. The same options give the same bytes, and a registry of more
/// collections begins with those of a smaller one.
Result<void> put_registry(const RegistryOptions& options, Output& output);

}  // namespace roadstead::bench
