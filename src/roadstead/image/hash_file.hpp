// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

#include "roadstead/base/error.hpp"
#include "roadstead/base/file.hpp"
#include "roadstead/base/sha256.hpp"

namespace roadstead::image {

/// How much of a file is in memory at a time.
inline constexpr std::size_t read_buffer_bytes = std::size_t{1} << 20;

/// The sha256 of an open regular file, read once from its start to its end.
Result<Sha256> hash_file(const FileHandle& file);

}  // namespace roadstead::image
