// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace roadstead::storage {

/// The CRC-32C of bytes (RFC 3720, appendix B.4) as S3 writes it: four bytes, the highest first, in base64.
std::string crc32c_base64(std::string_view bytes);

}  // namespace roadstead::storage
