// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace roadstead::storage {

/// In hex, as S3 writes it into an ETag; empty where the machine's rules forbid MD5. It tells what need not be sent
/// again, never what may be trusted.
std::string md5_hex(std::string_view bytes);

}  // namespace roadstead::storage
