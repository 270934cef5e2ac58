// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>

#include "roadstead/base/error.hpp"
#include "roadstead/base/file.hpp"
#include "roadstead/base/sha256.hpp"

namespace roadstead::image {

/// How much of a file is in memory at a time.
inline constexpr std::size_t read_buffer_bytes = std::size_t{1} << 20;

/// The sha256 of an open regular file, read once from its start to its end.
Result<Sha256> hash_file(const FileHandle& file);

/// The MD5 in hex, which older registries know images by: it tells what a disk or a line has spoilt, and no forgery.
/// Code::invalid where the machine's rules forbid MD5.
Result<std::string> md5_of_file(const FileHandle& file);

}  // namespace roadstead::image
