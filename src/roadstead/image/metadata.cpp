// SPDX-License-Identifier: Apache-2.0
#include "roadstead/image/metadata.hpp"

#include <algorithm>

#include "roadstead/image/elf.hpp"
#include "roadstead/image/squashfs_files.hpp"
#include "roadstead/oci/printable.hpp"

namespace roadstead::image {

using oci::Lines;

static void take_definition(Metadata& metadata, std::string_view bytes) {
  metadata.definition = oci::printable(bytes, Lines::many);
}

static void take_labels(Metadata& metadata, std::string_view json, std::string_view origin) {
  auto labels = parse_labels(json);
  if (!labels) {
    metadata.notes.push_back(fmt::format("{}: {}", origin, labels.error().message()));
    return;
  }
  for (auto& [key, value] : *labels) {
    key = oci::printable(key);
    value = oci::printable(value, Lines::many);
  }
  metadata.labels = std::move(*labels);
}

static const SifObject* labels_object(const Sif& sif) {
  if (const SifObject* labels = find_object(sif, SifDataType::labels)) return labels;
  const auto at = std::ranges::find_if(sif.objects, [](const SifObject& object) {
    return object.type == SifDataType::generic_json && object.name == "inspect-metadata.json";
  });
  return at == sif.objects.end() ? nullptr : &*at;
}

// The bytes of a text object, or nothing and a note.
static std::optional<std::string> read_object(const Reader& reader, const SifObject& object, Metadata& metadata) {
  if (object.size_bytes > text_limit_bytes) {
    metadata.notes.push_back(
        fmt::format("SIF object {}: {} bytes, want at most {}", object.id, object.size_bytes, text_limit_bytes));
    return std::nullopt;
  }
  auto bytes = reader.read(object.offset, object.size_bytes);
  if (bytes) return std::move(*bytes);
  metadata.notes.push_back(fmt::format("SIF object {}: {}", object.id, bytes.error().message()));
  return std::nullopt;
}

static std::optional<std::string> read_file(const SquashfsFiles& files, std::string_view path, Extent extent,
                                            std::uint64_t limit_bytes, Metadata& metadata) {
  auto bytes = files.read(path, extent, limit_bytes);
  if (bytes) return std::move(*bytes);
  metadata.notes.push_back(bytes.error().message());
  return std::nullopt;
}

static void read_architecture(const SquashfsFiles& files, Metadata& metadata) {
  for (const std::string_view program : {"/bin/sh", "/bin/busybox"}) {
    const auto start = read_file(files, program, Extent::start, elf_start_bytes, metadata);
    if (start && metadata.architecture.empty()) metadata.architecture = elf_architecture(*start);
  }
}

// Fills what is still missing.
static void complete_from_squashfs(const Reader& reader, Metadata& metadata) {
  auto files = SquashfsFiles::open(reader);
  if (!files) {
    metadata.notes.push_back(files.error().message());
    return;
  }
  if (!metadata.definition)
    if (const auto text = read_file(*files, "/.singularity.d/Singularity", Extent::whole, text_limit_bytes, metadata))
      take_definition(metadata, *text);
  constexpr std::string_view labels = "/.singularity.d/labels.json";
  if (metadata.labels.empty())
    if (const auto json = read_file(*files, labels, Extent::whole, text_limit_bytes, metadata))
      take_labels(metadata, *json, labels);
  if (metadata.architecture.empty()) read_architecture(*files, metadata);
}

Metadata squashfs_metadata(const Reader& reader) {
  Metadata metadata;
  complete_from_squashfs(reader, metadata);
  return metadata;
}

static bool is_complete(const Metadata& metadata) {
  return metadata.definition && !metadata.labels.empty() && !metadata.architecture.empty();
}

Metadata sif_metadata(const Reader& reader, const Sif& sif) {
  Metadata metadata;
  if (const SifObject* object = find_object(sif, SifDataType::definition))
    if (const auto text = read_object(reader, *object, metadata)) take_definition(metadata, *text);
  if (const SifObject* object = labels_object(sif))
    if (const auto json = read_object(reader, *object, metadata))
      take_labels(metadata, *json, fmt::format("SIF object {}", object->id));
  const SifObject* const primary = primary_partition(sif);
  if (!primary) return metadata;
  metadata.architecture = primary->partition->architecture;
  if (!is_complete(metadata) && primary->partition->filesystem == SifFilesystem::squashfs)
    complete_from_squashfs(reader.window(primary->offset, primary->size_bytes), metadata);
  return metadata;
}

}  // namespace roadstead::image
