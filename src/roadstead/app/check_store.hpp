// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>

#include "roadstead/app/registry.hpp"

namespace roadstead::app {

/// How a stored blob is compared with what the metadata states: its size costs one look, its sha256 a read of all
/// of its bytes.
enum class Depth : std::uint8_t { sizes, bytes };

/// Adds to the registry's findings where a blob of the store is not what the metadata states (object-size,
/// object-digest), and takes those entries out of its catalog: nobody could pull them. Nothing without a store.
Result<void> check_store(Registry& registry, const std::optional<storage::BlobDirectory>& store, Depth depth,
                         unsigned jobs);

}  // namespace roadstead::app
