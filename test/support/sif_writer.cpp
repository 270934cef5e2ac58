// SPDX-License-Identifier: Apache-2.0
#include "support/sif_writer.hpp"

#include "roadstead/base/hex.hpp"
#include "roadstead/base/sha256.hpp"

namespace roadstead::test {

static std::string padded(std::string_view text, std::size_t size) {
  std::string field(text.substr(0, size));
  field.resize(size, '\0');
  return field;
}

static std::string number(std::uint64_t value, std::size_t size) {
  std::string bytes(size, '\0');
  put_number(bytes, 0, value, size);
  return bytes;
}

void put_number(std::string& bytes, std::size_t offset, std::uint64_t number, std::size_t size) {
  for (std::size_t i = 0; i < size; ++i) bytes[offset + i] = static_cast<char>(number >> (8 * i));
}

SifPart sif_definition(std::string_view text) { return {0x4001, "", std::string(text), ""}; }

SifPart sif_labels(std::string_view json) { return {0x4003, "", std::string(json), ""}; }

SifPart sif_json(std::string_view name, std::string_view json) {
  return {0x4006, std::string(name), std::string(json), ""};
}

SifPart sif_partition(std::string_view bytes, std::string_view architecture, std::uint32_t partition_type) {
  SifPart part{0x4004, "", std::string(bytes), number(1, 4) + number(partition_type, 4) + padded(architecture, 3)};
  part.alignment = 4096;
  return part;
}

SifPart sif_signature(std::string_view fingerprint, std::string_view bytes) {
  return {0x4005, "", std::string(bytes), number(1, 4) + padded(fingerprint, 256), 0, 0xf0000001};
}

struct Place {
  std::uint64_t id = 0;
  std::uint64_t offset = 0;
  std::uint64_t padded_size = 0;
};

static std::string descriptor(const SifPart& part, const Place& place, std::uint64_t time) {
  return number(part.data_type, 4) + number(1, 1) + number(place.id, 4) + number(part.group, 4) + number(part.link, 4) +
         number(place.offset, 8) + number(part.bytes.size(), 8) + number(place.padded_size, 8) + number(time, 8) +
         number(time, 8) + number(1000, 8) + number(1000, 8) + padded(part.name, 128) + padded(part.extra, 384);
}

static std::string header(const SifFile& file, std::uint64_t data_offset, std::uint64_t data_size) {
  return padded(file.launch, 32) + padded("SIF_MAGIC", 10) + padded("01", 3) + padded(file.architecture, 3) +
         std::string(16, '\0') + number(file.time, 8) + number(file.time, 8) +
         number(file.capacity - file.parts.size(), 8) + number(file.capacity, 8) + number(sif_table_offset, 8) +
         number(file.capacity * sif_place_bytes, 8) + number(data_offset, 8) + number(data_size, 8);
}

static std::string digest(std::string_view text) { return "\"sha256:" + to_hex(sha256(text)) + '"'; }

// As Go writes the fields, one after the other.
static std::string signed_descriptor(const SifPart& part, std::uint64_t relative_id, std::uint64_t time) {
  return number(part.data_type, 4) + number(1, 1) + number(relative_id, 4) + number(part.link, 4) +
         number(part.bytes.size(), 8) + number(time, 8) + number(1000, 8) + number(1000, 8) + padded(part.name, 128) +
         padded(part.extra, 384);
}

std::string sif_signed_text(const SifFile& file) {
  const std::string header =
      padded(file.launch, 32) + padded("SIF_MAGIC", 10) + padded("01", 3) + std::string(16, '\0');
  std::string objects;
  for (std::size_t i = 0; i < file.parts.size(); ++i) {
    const SifPart& part = file.parts[i];
    objects += (i == 0 ? "" : ",") + ("{\"relativeId\":" + std::to_string(i)) +
               ",\"descriptorDigest\":" + digest(signed_descriptor(part, i, file.time)) +
               ",\"objectDigest\":" + digest(part.bytes) + "}";
  }
  return "{\"version\":1,\"header\":{\"digest\":" + digest(header) + "},\"objects\":[" + objects + "]}";
}

std::string write_sif(const SifFile& file) {
  const std::uint64_t data_offset = sif_table_offset + file.capacity * sif_place_bytes;
  std::string table, data;
  std::uint64_t id = 0;
  for (const SifPart& part : file.parts) {
    const std::uint64_t end = data_offset + data.size();
    const std::uint64_t offset = (end + part.alignment - 1) / part.alignment * part.alignment;
    data.append(offset - end, '\0').append(part.bytes);
    table += descriptor(part, {++id, offset, offset - end + part.bytes.size()}, file.time);
  }
  return padded(header(file, data_offset, data.size()), sif_table_offset) +
         padded(table, file.capacity * sif_place_bytes) + data;
}

}  // namespace roadstead::test
