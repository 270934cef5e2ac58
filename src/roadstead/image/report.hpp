// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "roadstead/base/sha256.hpp"
#include "roadstead/image/layout.hpp"
#include "roadstead/image/metadata.hpp"
#include "roadstead/image/sif.hpp"
#include "roadstead/image/squashfs.hpp"

namespace roadstead::image {

enum class Format { sif, squashfs, oci_directory, oci_tar };

/// "sif", "squashfs", "oci-layout" or "oci-layout-tar".
std::string_view name(Format format);

/// What inspect() learnt of one image.
struct Report {
  Format format = Format::sif;
  std::uint64_t size_bytes = 0;            ///< of the file; 0 for a directory
  std::optional<Sha256> sha256;            ///< of the file, when it was asked for
  std::vector<std::string> architectures;  ///< OCI names, sorted, each once; empty: not known
  std::optional<Sif> sif;
  std::optional<Squashfs> squashfs;  ///< the file, or the primary partition of the SIF
  std::optional<Layout> layout;
  std::optional<std::string> definition;  ///< printable, lines kept
  Labels labels;                          ///< printable
  std::vector<std::string> notes;         ///< what could not be read, and why
};

/// Part of the image is not what the rest of it says: blobs of a layout, the file system in a SIF.
bool is_damaged(const Report& report);

/// One compact JSON object with a line end. Keys in this order, those in brackets only when known:
///   format [size] [digest] architectures [sif] [squashfs] [layout] [definition] labels notes
/// sif: launch id [created] [modified] descriptors signed objects; an object: id type name [group]
///   [link | link_group] offset size [created] [modified] [filesystem partition_type [architecture]]
///   [hash [fingerprint]]
/// squashfs: compressor block_size inodes fragments flags size [modified]
/// layout: version blobs; a blob: role depth media_type digest size state [actual_size]
///   [platform] [artifact_type] [urls] [annotations] [problem]
/// Sizes are bytes; times are RFC 3339 in UTC.
std::string to_json(const Report& report);

/// The same for people, on lines of aligned names and values.
std::string to_text(const Report& report);

}  // namespace roadstead::image
