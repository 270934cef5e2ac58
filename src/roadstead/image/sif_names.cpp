// SPDX-License-Identifier: Apache-2.0
#include <iterator>
#include <span>
#include <string_view>

#include "roadstead/image/sif.hpp"

namespace roadstead::image {

// Each list stands in the order of its enumeration, which starts at `first`.
static std::string name_of(std::int32_t value, std::int32_t first, std::span<const std::string_view> names) {
  const std::int64_t index = std::int64_t{value} - first;
  if (index >= 0 && index < std::ssize(names)) return std::string(names[static_cast<std::size_t>(index)]);
  return fmt::format("{:#x}", static_cast<std::uint32_t>(value));
}

std::string name(SifDataType type) {
  static constexpr std::string_view names[] = {"definition", "environment",    "labels",  "partition",
                                               "signature",  "json",           "generic", "cryptographic-message",
                                               "sbom",       "oci-root-index", "oci-blob"};
  return name_of(static_cast<std::int32_t>(type), 0x4001, names);
}

std::string name(SifFilesystem filesystem) {
  static constexpr std::string_view names[] = {"squashfs", "ext3", "archive", "raw", "encrypted-squashfs"};
  return name_of(static_cast<std::int32_t>(filesystem), 1, names);
}

std::string name(SifPartitionType type) {
  static constexpr std::string_view names[] = {"system", "primary-system", "data", "overlay"};
  return name_of(static_cast<std::int32_t>(type), 1, names);
}

std::string name(SifHash hash) {
  static constexpr std::string_view names[] = {"sha256", "sha384", "sha512", "blake2s", "blake2b"};
  return name_of(static_cast<std::int32_t>(hash), 1, names);
}

}  // namespace roadstead::image
