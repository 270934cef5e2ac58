// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace roadstead::site {

/// Appends the header of one regular file to a tar stream (POSIX ustar; a pax record where the name does
/// not fit). Owner, time and mode are fixed, so that equal sites are equal streams.
void append_tar_header(std::string& out, std::string_view path, std::uint64_t size_bytes);

/// Zero bytes up to the next block after a file of `size_bytes`.
void append_tar_padding(std::string& out, std::uint64_t size_bytes);

/// The two zero blocks that end a stream.
void append_tar_end(std::string& out);

}  // namespace roadstead::site
