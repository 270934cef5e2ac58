// SPDX-License-Identifier: Apache-2.0
#include "roadstead/image/sif_signature.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "roadstead/base/json.hpp"

namespace roadstead::image {

namespace {

using Entries = std::vector<simdjson::dom::element>;

std::string object_fault(const SifObjectDigests& object, const Entries& entries) {
  const auto is_about_it = [&](auto entry) { return number_at(entry, "/relativeId") == object.relative_id; };
  const auto entry = std::ranges::find_if(entries, is_about_it);
  if (entry == entries.end()) return fmt::format("it does not sign object {}", object.id);
  if (text_at(*entry, "/descriptorDigest") != object.descriptor)
    return fmt::format("it is about another descriptor of object {}", object.id);
  if (text_at(*entry, "/objectDigest") != object.data)
    return fmt::format("it is about other bytes of object {}", object.id);
  return {};
}

std::string objects_fault(const SifDigests& digests, const Entries& entries) {
  for (const SifObjectDigests& object : digests.objects)
    if (std::string fault = object_fault(object, entries); !fault.empty()) return fault;
  for (const auto& entry : entries)
    if (const auto id = number_at(entry, "/relativeId");
        std::ranges::find(digests.objects, id, &SifObjectDigests::relative_id) == digests.objects.end())
      return fmt::format("it signs {} objects, and one of them is not there", entries.size());
  return {};
}

}  // namespace

// The form of Singularity before 3.6 is about the bytes alone, and not about what the table says of them.
std::string signed_text_fault(const SifDigests& digests, std::string_view text) {
  if (text.starts_with("SIFHASH:")) return "it is of the older form, which nothing here verifies";
  const auto json = Json::parse(text);
  if (!json) return "its text is no JSON";
  const auto root = json->root();
  if (const auto version = number_at(root, "/version"); version != 1)
    return fmt::format("it is of version {}, want 1", version);
  const std::string_view header = text_at(root, "/header/digest");
  if (!header.starts_with("sha256:")) return "its digests are no sha256";
  if (header != digests.header) return "it is about another header";
  return objects_fault(digests, items_at(root, "/objects"));
}

static std::string block_fault(const SifDigests& digests, const PgpKey& key, const SifSignatureBlock& block) {
  const auto text = text_signed_by(key, block.text);
  return text ? signed_text_fault(digests, *text) : text.error().what;
}

std::string signature_fault(const SifDigests& digests, const PgpKey& key) {
  std::string first;
  for (const SifSignatureBlock& block : digests.signatures) {
    if (block.fingerprint != key.fingerprint) continue;
    std::string fault = block_fault(digests, key, block);
    if (fault.empty()) return {};
    if (first.empty()) first = std::move(fault);
  }
  return first.empty() ? "it is not there" : first;
}

}  // namespace roadstead::image
