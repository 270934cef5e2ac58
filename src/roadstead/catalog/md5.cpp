// SPDX-License-Identifier: Apache-2.0
#include "roadstead/catalog/md5.hpp"

#include "roadstead/base/hex.hpp"

namespace roadstead::catalog {

std::string md5_of(std::string_view digest) {
  const bool is_named = digest.starts_with("md5:");
  if (is_named) digest.remove_prefix(4);
  if (digest.size() == 32) return is_lower_hex(digest) ? std::string(digest) : "";
  const auto bytes = is_named ? from_base64(digest).value_or("") : "";
  return bytes.size() == 16 ? to_hex({reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()}) : "";
}

}  // namespace roadstead::catalog
