// SPDX-License-Identifier: Apache-2.0
#include "roadstead/storage/md5.hpp"

#include <openssl/evp.h>

#include <array>

#include "roadstead/base/hex.hpp"

namespace roadstead::storage {

std::string md5_hex(std::string_view bytes) {
  std::array<std::uint8_t, 16> hash;
  if (EVP_Digest(bytes.data(), bytes.size(), hash.data(), nullptr, EVP_md5(), nullptr) != 1) return {};
  return to_hex(hash);
}

}  // namespace roadstead::storage
