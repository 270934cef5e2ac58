// SPDX-License-Identifier: Apache-2.0
#include <cstdint>

#include "roadstead/contents/parse_packages.hpp"
#include "roadstead/image/reader.hpp"

namespace roadstead::contents {

namespace {

using image::little_endian;

// Everything is counted in blocks of 16 bytes but the slots, which fill pages of 4 KiB after a header of 32 bytes.
constexpr std::size_t header_bytes = 32, slot_bytes = 16, block_bytes = 16, page_bytes = 4096, blob_head_bytes = 16;

struct Slot {
  std::uint32_t index, block, blocks;
};

Slot slot_at(std::string_view bytes, std::size_t at) {
  return {little_endian<std::uint32_t>(bytes, at + 4), little_endian<std::uint32_t>(bytes, at + 8),
          little_endian<std::uint32_t>(bytes, at + 12)};
}

Result<void> parse_blob(std::string_view bytes, const Slot& slot, Packages& packages) {
  const std::uint64_t start = std::uint64_t{slot.block} * block_bytes, size = std::uint64_t{slot.blocks} * block_bytes;
  if (start > bytes.size() || size > bytes.size() - start || size < blob_head_bytes)
    return fail(Code::invalid, "package {} leaves the database, want it inside", slot.index);
  const std::string_view blob = bytes.substr(start, size);
  const auto length = little_endian<std::uint32_t>(blob, 12);
  if (!blob.starts_with("BlbS") || length > size - blob_head_bytes)
    return fail(Code::invalid, "package {} is damaged, want 'BlbS' and its length", slot.index);
  return parse_rpm_header(blob.substr(blob_head_bytes, length), packages);
}

}  // namespace

Result<void> parse_rpm_ndb(std::string_view bytes, Packages& packages) {
  if (bytes.size() < page_bytes || !bytes.starts_with("RpmP"))
    return fail(Code::invalid, "no package database in ndb's form, want 'RpmP' and a page of {} bytes", page_bytes);
  const std::uint64_t pages = little_endian<std::uint32_t>(bytes, 12);
  if (pages == 0 || pages > bytes.size() / page_bytes)
    return fail(Code::invalid, "the database has {} pages of slots, want 1 to {}", pages, bytes.size() / page_bytes);
  for (std::size_t at = header_bytes; at + slot_bytes <= pages * page_bytes; at += slot_bytes) {
    const Slot slot = slot_at(bytes, at);
    if (!bytes.substr(at).starts_with("Slot") || slot.index == 0) continue;
    if (auto done = parse_blob(bytes, slot, packages); !done) return done;
  }
  return {};
}

}  // namespace roadstead::contents
