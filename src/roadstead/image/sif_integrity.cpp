// SPDX-License-Identifier: Apache-2.0
#include "roadstead/image/sif_integrity.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

#include "roadstead/base/hex.hpp"
#include "roadstead/image/sif_object.hpp"

namespace roadstead::image {

namespace {

std::string digest_text(const Sha256& hash) { return "sha256:" + to_hex(hash); }

// Neither the architecture nor the times: GetHeaderIntegrityReader of the reference.
std::string header_text(std::string_view start) {
  return std::string(start.substr(0, 45)).append(start.substr(48, 16));
}

// Neither where the object lies nor which group it is of: GetIntegrityReader of the reference.
std::string descriptor_text(std::string_view raw, std::uint32_t relative_id) {
  std::string text(raw.substr(0, 4));
  text += '\1';  // it is used
  for (unsigned shift = 0; shift < 32; shift += 8) text += static_cast<char>(relative_id >> shift);
  text.append(raw.substr(13, 4)).append(raw.substr(25, 8)).append(raw.substr(41, 8));  // link, size, created
  return text.append(raw.substr(57));                                                  // uid, gid, name and the rest
}

bool is_beside(const SifObject& object, const SifObject& primary) {
  return &object == &primary || (primary.group != 0 && object.group == primary.group);
}

std::uint32_t lowest_id(const Sif& sif, const SifObject& primary) {
  std::uint32_t lowest = primary.id;
  for (const SifObject& object : sif.objects)
    if (is_beside(object, primary)) lowest = std::min(lowest, object.id);
  return lowest;
}

}  // namespace

SifIntegrity::SifIntegrity(std::uint64_t size_bytes, std::vector<std::string> signers)
    : size_bytes_(size_bytes), signers_(std::move(signers)) {}

void SifIntegrity::update(std::string_view bytes) {
  if (error_) return;
  if (has_table_) return take(bytes);
  start_.append(bytes);
  if (auto done = read_table(); !done) error_ = done.error();
}

Result<void> SifIntegrity::read_table() {
  if (start_.size() < sif_header_bytes) return {};
  const auto table = parse_sif_header(std::string_view(start_).substr(0, sif_header_bytes));
  if (!table) return Failure(table.error());
  if (table->offset > sif_table_limit || table->offset + table->size_bytes > sif_table_limit)
    return fail(Code::invalid, "SIF descriptor table of {} bytes at {} ends late, want it in the first {} bytes",
                table->size_bytes, table->offset, sif_table_limit);
  if (start_.size() < table->offset + table->size_bytes) return {};
  const auto sif = parse_sif(Reader(start_, size_bytes_));
  if (!sif) return Failure(sif.error());
  digests_.header = digest_text(sha256(header_text(start_)));
  if (auto done = note_parts(*sif, std::string_view(start_).substr(table->offset, table->size_bytes)); !done)
    return done;
  has_table_ = true;
  take(std::exchange(start_, {}));
  return {};
}

void SifIntegrity::note_object(const SifObject& object, std::uint32_t relative_id, std::string_view descriptor,
                               Part& part) {
  part.object = digests_.objects.size();
  digests_.objects.push_back(
      {object.id, relative_id, digest_text(sha256(descriptor_text(descriptor, relative_id))), {}});
}

Result<void> SifIntegrity::note_signature(const SifObject& object, Part& part) {
  if (object.size_bytes > sif_signature_limit)
    return fail(Code::invalid, "the signature is object {} with {} bytes, want at most {}", object.id,
                object.size_bytes, sif_signature_limit);
  if (digests_.signatures.size() == sif_signatures_limit)
    return fail(Code::invalid, "the SIF has more signatures by those who are stated, want at most {}",
                sif_signatures_limit);
  part.signature = digests_.signatures.size();
  digests_.signatures.push_back({object.signature->fingerprint, {}});
  return {};
}

Result<void> SifIntegrity::note_parts(const Sif& sif, std::string_view table) {
  const SifObject* const primary = primary_partition(sif);
  if (primary == nullptr) return fail(Code::invalid, "the SIF has no primary partition, want one that is signed");
  const std::uint32_t lowest = lowest_id(sif, *primary);
  for (const SifObject& object : sif.objects) {
    while (table[4] == 0) table.remove_prefix(sif_descriptor_bytes);  // a free place
    Part part{object.offset, object.offset + object.size_bytes};
    if (is_beside(object, *primary))
      note_object(object, object.id - lowest, table.substr(0, sif_descriptor_bytes), part);
    if (signs(object, *primary) && object.signature &&
        std::ranges::find(signers_, object.signature->fingerprint) != signers_.end())
      if (auto done = note_signature(object, part); !done) return done;
    if (part.object || part.signature) parts_.push_back(part);
    table.remove_prefix(sif_descriptor_bytes);
  }
  return sort_parts();
}

// Each byte is hashed once, whatever a table says.
Result<void> SifIntegrity::sort_parts() {
  std::ranges::sort(parts_, {}, [](const Part& part) { return std::tuple(part.offset, part.end); });
  for (std::size_t i = 1; i < parts_.size(); ++i)
    if (parts_[i].offset < parts_[i - 1].end)
      return fail(Code::invalid, "two objects of the SIF share the bytes at {}, want each its own", parts_[i].offset);
  return {};
}

void SifIntegrity::take(std::string_view bytes) {
  const std::uint64_t begin = position_;
  position_ += bytes.size();
  for (; next_ < parts_.size(); ++next_) {
    const Part& part = parts_[next_];
    const std::uint64_t from = std::max(part.offset, begin), to = std::min(part.end, position_);
    if (from < to) take_of(part, bytes.substr(from - begin, to - from));
    if (part.end > position_) return;
    if (part.object) digests_.objects[*part.object].data = digest_text(hash_.finish());
  }
}

void SifIntegrity::take_of(const Part& part, std::string_view bytes) {
  if (part.object) hash_.update(bytes);
  if (part.signature) digests_.signatures[*part.signature].text.append(bytes);
}

Result<SifDigests> SifIntegrity::finish() {
  if (error_) return Failure(*error_);
  if (!has_table_ || next_ < parts_.size())
    return fail(Code::invalid, "the SIF ends before what its signature is about, want all of it");
  return std::move(digests_);
}

}  // namespace roadstead::image
