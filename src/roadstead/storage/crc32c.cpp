// SPDX-License-Identifier: Apache-2.0
#include "roadstead/storage/crc32c.hpp"

#include <isa-l/crc.h>

#include <algorithm>
#include <array>
#include <cstdint>

#include "roadstead/base/hex.hpp"

namespace roadstead::storage {

// ISA-L counts in int, and takes bytes to read as bytes to write.
static std::uint32_t crc32c(std::string_view bytes) {
  constexpr std::size_t most = std::size_t{1} << 30;
  std::uint32_t crc = ~std::uint32_t{0};
  for (; !bytes.empty(); bytes.remove_prefix(std::min(most, bytes.size()))) {
    auto* const begin = reinterpret_cast<unsigned char*>(const_cast<char*>(bytes.data()));
    crc = ::crc32_iscsi(begin, static_cast<int>(std::min(most, bytes.size())), crc);
  }
  return ~crc;
}

std::string crc32c_base64(std::string_view bytes) {
  const std::uint32_t crc = crc32c(bytes);
  const std::array<char, 4> big_endian{static_cast<char>(crc >> 24), static_cast<char>(crc >> 16),
                                       static_cast<char>(crc >> 8), static_cast<char>(crc)};
  return to_base64({big_endian.data(), big_endian.size()});
}

}  // namespace roadstead::storage
