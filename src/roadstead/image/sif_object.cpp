// SPDX-License-Identifier: Apache-2.0
#include "roadstead/image/sif_object.hpp"

#include <array>

#include "roadstead/base/hex.hpp"
#include "roadstead/oci/printable.hpp"

namespace roadstead::image {

static constexpr std::size_t extra_offset = 201;
static constexpr std::uint32_t group_mask = 0xf0000000;

std::string_view until_nul(std::string_view field) { return field.substr(0, field.find('\0')); }

// The codes stand for Go's names of architectures, which are OCI's.
std::string sif_architecture(std::string_view code) {
  static constexpr std::array<std::string_view, 13> names = {"",         "386",     "amd64",  "arm",    "arm64",
                                                             "ppc64",    "ppc64le", "mips",   "mipsle", "mips64",
                                                             "mips64le", "s390x",   "riscv64"};
  if (code.size() != 3 || code[2] != '\0') return {};
  const int index = (code[0] - '0') * 10 + (code[1] - '0');
  const bool known = code[1] >= '0' && code[1] <= '9' && index >= 0 && index < std::ssize(names);
  return known ? std::string(names[static_cast<std::size_t>(index)]) : std::string();
}

std::int64_t sif_seconds(std::string_view bytes, std::size_t offset) {
  return static_cast<std::int64_t>(little_endian<std::uint64_t>(bytes, offset));
}

template <class Enum>
static Enum number(std::string_view bytes, std::size_t offset) {
  return static_cast<Enum>(static_cast<std::int32_t>(little_endian<std::uint32_t>(bytes, offset)));
}

static SifPartition parse_partition(std::string_view extra) {
  return {number<SifFilesystem>(extra, 0), number<SifPartitionType>(extra, 4), sif_architecture(extra.substr(8, 3))};
}

// The entity is 256 bytes; a PGP fingerprint takes the first 20, and zeros mean that there is none.
static SifSignature parse_signature(std::string_view extra) {
  const std::string_view fingerprint = extra.substr(4, 20);
  SifSignature signature{number<SifHash>(extra, 0), {}};
  if (fingerprint.find_first_not_of('\0') != fingerprint.npos)
    signature.fingerprint = to_hex({reinterpret_cast<const std::uint8_t*>(fingerprint.data()), fingerprint.size()});
  return signature;
}

SifObject parse_sif_object(std::string_view raw) {
  SifObject object;
  object.type = number<SifDataType>(raw, 0);
  object.id = little_endian<std::uint32_t>(raw, 5);
  object.group = little_endian<std::uint32_t>(raw, 9) & ~group_mask;
  const auto link = little_endian<std::uint32_t>(raw, 13);
  object.link = link & ~group_mask;
  object.links_to_group = (link & group_mask) == group_mask;
  object.offset = little_endian<std::uint64_t>(raw, 17);
  object.size_bytes = little_endian<std::uint64_t>(raw, 25);
  object.padded_size_bytes = little_endian<std::uint64_t>(raw, 33);
  object.created = sif_seconds(raw, 41);
  object.modified = sif_seconds(raw, 49);
  object.uid = little_endian<std::uint64_t>(raw, 57);
  object.gid = little_endian<std::uint64_t>(raw, 65);
  object.name = oci::printable(until_nul(raw.substr(73, 128)));
  const std::string_view extra = raw.substr(extra_offset);
  if (object.type == SifDataType::partition) object.partition = parse_partition(extra);
  if (object.type == SifDataType::signature) object.signature = parse_signature(extra);
  return object;
}

}  // namespace roadstead::image
