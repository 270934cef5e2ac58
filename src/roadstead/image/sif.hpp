// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "roadstead/base/error.hpp"
#include "roadstead/image/reader.hpp"

namespace roadstead::image {

// The numbers of the SIF format, version 01, as its reference implementation has them
// (github.com/sylabs/sif, pkg/sif/sif.go). A file may hold others: they stay what they are.
enum class SifDataType : std::int32_t {
  definition = 0x4001,
  environment,
  labels,
  partition,
  signature,
  generic_json,
  generic,
  cryptographic_message,
  sbom,
  oci_root_index,
  oci_blob
};
enum class SifFilesystem : std::int32_t { squashfs = 1, ext3, archive, raw, encrypted_squashfs };
enum class SifPartitionType : std::int32_t { system = 1, primary_system, data, overlay };
enum class SifHash : std::int32_t { sha256 = 1, sha384, sha512, blake2s, blake2b };

/// "partition", "squashfs", "primary-system", "sha256"; "0x4010" for a number without a name.
std::string name(SifDataType type);
std::string name(SifFilesystem filesystem);
std::string name(SifPartitionType type);
std::string name(SifHash hash);

struct SifPartition {
  SifFilesystem filesystem{};
  SifPartitionType type{};
  std::string architecture;  ///< OCI name ("amd64"); empty when the file says unknown
};

struct SifSignature {
  SifHash hash{};
  std::string fingerprint;  ///< of the PGP key, 40 lower-case hex digits; empty for other kinds of keys
};

/// One data object.
struct SifObject {
  SifDataType type{};
  std::uint32_t id = 0;
  std::uint32_t group = 0;  ///< 0: none
  std::uint32_t link = 0;   ///< the object, or with links_to_group the group, that it is about; 0: none
  bool links_to_group = false;
  std::uint64_t offset = 0;  ///< from the start of the file; offset + size_bytes is inside the file
  std::uint64_t size_bytes = 0;
  std::uint64_t padded_size_bytes = 0;
  std::int64_t created = 0;  ///< seconds since 1970
  std::int64_t modified = 0;
  std::uint64_t uid = 0;  ///< of whoever built the file; no one should rely on it
  std::uint64_t gid = 0;
  std::string name;  ///< printable
  std::optional<SifPartition> partition;
  std::optional<SifSignature> signature;
};

struct Sif {
  std::string launch;        ///< the first line, which makes the file executable; printable
  std::string architecture;  ///< of the header; the primary partition has its own
  std::string id;            ///< a UUID
  std::int64_t created = 0;  ///< seconds since 1970
  std::int64_t modified = 0;
  std::uint64_t descriptors_total = 0;  ///< places in the table, used or free
  std::vector<SifObject> objects;       ///< the used ones, in the table's order
};

inline constexpr std::uint64_t sif_descriptor_limit = 4096;

inline constexpr std::size_t sif_header_bytes = 128;

/// Where the descriptors stand.
struct SifTable {
  std::uint64_t offset = 0, size_bytes = 0;
};

/// What a header of sif_header_bytes says of the table. Code::invalid for another magic or version, and more
/// descriptors than sif_descriptor_limit.
Result<SifTable> parse_sif_header(std::string_view header);

/// True when `start`, the first bytes of a file, has the magic of a SIF at byte 32.
bool is_sif(std::string_view start);

/// Reads the header and the descriptor table. Code::invalid for a short header, another magic or
/// version, more descriptors than sif_descriptor_limit, a table or an object that is not inside the
/// file, and more than one primary partition. None at all is no error: see primary_partition().
Result<Sif> parse_sif(const Reader& reader);

/// The system that a container runs, or nullptr.
const SifObject* primary_partition(const Sif& sif);

/// A signature is about an object: by its id, or by its group.
bool signs(const SifObject& signature, const SifObject& object);

/// Fingerprints of the keys whose signatures of its system a SIF carries, each once, in their order. Nobody has looked
/// whether one holds.
std::vector<std::string> signers_of(const Sif& sif);

/// The first object of a type, or nullptr.
const SifObject* find_object(const Sif& sif, SifDataType type);

}  // namespace roadstead::image
