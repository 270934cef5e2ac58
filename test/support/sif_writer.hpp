// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace roadstead::test {

/// One data object of a SIF and the fields of its descriptor, as numbers, so that a test can say what
/// no sound file says.
struct SifPart {
  std::uint32_t data_type = 0;
  std::string name;
  std::string bytes;
  std::string extra;  ///< at most 384 bytes, which depend on the data type
  std::uint32_t group = 0xf0000001;
  std::uint32_t link = 0;
  std::size_t alignment = 1;
};

SifPart sif_definition(std::string_view text);
SifPart sif_labels(std::string_view json);
/// The object in which apptainer keeps labels, `name` "inspect-metadata.json".
SifPart sif_json(std::string_view name, std::string_view json);
/// A squashfs partition, the primary one unless `partition_type` says else. `architecture`: two digits.
SifPart sif_partition(std::string_view bytes, std::string_view architecture = "02", std::uint32_t partition_type = 2);
/// A PGP signature of group 1; `fingerprint` has 20 bytes or none.
SifPart sif_signature(std::string_view fingerprint, std::string_view bytes);

struct SifFile {
  std::string launch = "#!/usr/bin/env run-singularity\n";
  std::string architecture = "02";
  std::uint64_t time = 1700000000;  ///< of the file and of all objects, seconds since 1970
  std::uint64_t capacity = 48;      ///< places in the table
  std::vector<SifPart> parts;
};

/// The bytes of a SIF of version 01, always the same for the same content: its id is all zeros.
std::string write_sif(const SifFile& file);

/// What is signed of a file's header and of all of its parts, as apptainer writes it (github.com/sylabs/sif,
/// pkg/integrity): JSON.
std::string sif_signed_text(const SifFile& file);

/// Overwrites `size` bytes at `offset` with a number, lowest byte first.
void put_number(std::string& bytes, std::size_t offset, std::uint64_t number, std::size_t size);

/// Where the descriptor table stands in what write_sif() gives, and the size of a descriptor in it.
inline constexpr std::size_t sif_table_offset = 4096;
inline constexpr std::size_t sif_place_bytes = 585;

}  // namespace roadstead::test
