// SPDX-License-Identifier: Apache-2.0
#include "roadstead/image/sif.hpp"

#include <algorithm>

#include "roadstead/base/hex.hpp"
#include "roadstead/image/sif_object.hpp"
#include "roadstead/oci/printable.hpp"

namespace roadstead::image {

static constexpr std::string_view magic("SIF_MAGIC\0", 10);
static constexpr std::size_t magic_offset = 32;

static std::string uuid_text(std::string_view bytes) {
  std::string text = to_hex({reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()});
  for (const std::size_t dash : {8u, 13u, 18u, 23u}) text.insert(dash, 1, '-');
  return text;
}

bool is_sif(std::string_view start) {
  return start.size() >= magic_offset + magic.size() && start.substr(magic_offset, magic.size()) == magic;
}

static Result<void> check_header(std::string_view header) {
  if (!is_sif(header))
    return fail(Code::invalid, "SIF magic is '{}', want 'SIF_MAGIC' at byte 32",
                oci::excerpt(until_nul(header.substr(magic_offset, magic.size()))));
  const std::string_view version = until_nul(header.substr(42, 3));
  if (version != "01") return fail(Code::invalid, "SIF version is '{}', want '01'", oci::excerpt(version));
  return {};
}

static Sif parse_header(std::string_view header) {
  Sif sif;
  const std::string_view launch = until_nul(header.substr(0, magic_offset));
  sif.launch = oci::printable(launch.substr(0, launch.find('\n')));
  sif.architecture = sif_architecture(header.substr(45, 3));
  sif.id = uuid_text(header.substr(48, 16));
  sif.created = sif_seconds(header, 64);
  sif.modified = sif_seconds(header, 72);
  sif.descriptors_total = little_endian<std::uint64_t>(header, 88);
  return sif;
}

Result<SifTable> parse_sif_header(std::string_view header) {
  if (auto done = check_header(header); !done) return Failure(done.error());
  const auto total = little_endian<std::uint64_t>(header, 88);
  if (total > sif_descriptor_limit)
    return fail(Code::invalid, "SIF has {} descriptors, want at most {}", total, sif_descriptor_limit);
  return SifTable{little_endian<std::uint64_t>(header, 96), total * sif_descriptor_bytes};
}

static Result<std::string> read_table(const Reader& reader, std::string_view header) {
  const auto table = parse_sif_header(header);
  if (!table) return Failure(table.error());
  if (!reader.contains(table->offset, table->size_bytes))
    return fail(Code::invalid, "SIF descriptor table of {} bytes at {} leaves the file of {} bytes, want it inside",
                table->size_bytes, table->offset, reader.size());
  return reader.read(table->offset, table->size_bytes);
}

static Result<void> parse_table(const Reader& reader, std::string_view table, Sif& sif) {
  for (; !table.empty(); table.remove_prefix(sif_descriptor_bytes)) {
    if (table[4] == 0) continue;  // a free place
    SifObject object = parse_sif_object(table.substr(0, sif_descriptor_bytes));
    if (!reader.contains(object.offset, object.size_bytes))
      return fail(Code::invalid, "SIF object {} of {} bytes at {} leaves the file of {} bytes, want it inside",
                  object.id, object.size_bytes, object.offset, reader.size());
    sif.objects.push_back(std::move(object));
  }
  return {};
}

static bool is_primary(const SifObject& object) {
  return object.partition && object.partition->type == SifPartitionType::primary_system;
}

Result<Sif> parse_sif(const Reader& reader) {
  if (!reader.contains(0, sif_header_bytes))
    return fail(Code::invalid, "SIF header has {} bytes, want {}", reader.size(), sif_header_bytes);
  auto header = reader.read(0, sif_header_bytes);
  if (!header) return wrap(header.error(), "reading the SIF header");
  auto table = read_table(reader, *header);
  if (!table) return Failure(table.error());
  Sif sif = parse_header(*header);
  if (auto done = parse_table(reader, *table, sif); !done) return Failure(done.error());
  if (const auto n = std::ranges::count_if(sif.objects, is_primary); n > 1)
    return fail(Code::invalid, "SIF has {} primary partitions, want at most one", n);
  return sif;
}

const SifObject* primary_partition(const Sif& sif) {
  const auto at = std::ranges::find_if(sif.objects, is_primary);
  return at == sif.objects.end() ? nullptr : &*at;
}

bool signs(const SifObject& signature, const SifObject& object) {
  if (signature.type != SifDataType::signature || signature.link == 0) return false;
  return signature.link == (signature.links_to_group ? object.group : object.id);
}

std::vector<std::string> signers_of(const Sif& sif) {
  const SifObject* const primary = primary_partition(sif);
  std::vector<std::string> signers;
  for (const SifObject& object : sif.objects)
    if (primary != nullptr && signs(object, *primary) && object.signature && !object.signature->fingerprint.empty() &&
        std::ranges::find(signers, object.signature->fingerprint) == signers.end())
      signers.push_back(object.signature->fingerprint);
  return signers;
}

const SifObject* find_object(const Sif& sif, SifDataType type) {
  const auto at = std::ranges::find(sif.objects, type, &SifObject::type);
  return at == sif.objects.end() ? nullptr : &*at;
}

}  // namespace roadstead::image
