// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "roadstead/image/sif.hpp"

namespace roadstead::image {

/// Size of a descriptor in the table: packed, lowest byte first.
inline constexpr std::size_t sif_descriptor_bytes = 585;

/// One used descriptor of sif_descriptor_bytes; its offset and size are not checked here.
SifObject parse_sif_object(std::string_view raw);

/// OCI name for the three bytes of an architecture ("02\0" is amd64); empty for "00" and what is not known.
std::string sif_architecture(std::string_view code);

/// Signed seconds since 1970 at `offset`.
std::int64_t sif_seconds(std::string_view bytes, std::size_t offset);

/// What stands before the first NUL of a field of fixed length.
std::string_view until_nul(std::string_view field);

}  // namespace roadstead::image
