// SPDX-License-Identifier: Apache-2.0
// What a signature of a SIF is about, and what it says: however the bytes come, the digests are those of the objects,
// and the text that states them is the one that holds. Who signed it is left to librnp.
#include <algorithm>
#include <set>

#include "require.hpp"
#include "roadstead/base/hex.hpp"
#include "roadstead/image/sif_signature.hpp"

using namespace roadstead;
using fuzz::require;
using image::SifDigests;

static Result<SifDigests> digests_of(std::string_view bytes, std::size_t piece, std::vector<std::string> signers) {
  image::SifIntegrity integrity(bytes.size(), std::move(signers));
  for (std::size_t at = 0; at < bytes.size(); at += piece) integrity.update(bytes.substr(at, piece));
  return integrity.finish();
}

static bool same(const Result<SifDigests>& a, const Result<SifDigests>& b) {
  if (!a || !b) return !a && !b && a.error().what == b.error().what;
  const auto same_object = [](const auto& one, const auto& other) {
    return one.id == other.id && one.descriptor == other.descriptor && one.data == other.data;
  };
  const auto same_signature = [](const auto& one, const auto& other) {
    return one.fingerprint == other.fingerprint && one.text == other.text;
  };
  return a->header == b->header && std::ranges::equal(a->objects, b->objects, same_object) &&
         std::ranges::equal(a->signatures, b->signatures, same_signature);
}

static std::string text_about(const SifDigests& digests) {
  std::string objects;
  for (const image::SifObjectDigests& object : digests.objects)
    objects += fmt::format(R"({}{{"relativeId":{},"descriptorDigest":"{}","objectDigest":"{}"}})",
                           objects.empty() ? "" : ",", object.relative_id, object.descriptor, object.data);
  return fmt::format(R"({{"version":1,"header":{{"digest":"{}"}},"objects":[{}]}})", digests.header, objects);
}

static void check_objects(const image::Reader& reader, const image::Sif& sif, const SifDigests& digests) {
  std::set<std::uint32_t> ids;
  for (const image::SifObject& object : sif.objects) ids.insert(object.id);
  if (ids.size() != sif.objects.size()) return;  // which one is meant is anybody's guess
  for (const image::SifObjectDigests& one : digests.objects) {
    const auto object = std::ranges::find(sif.objects, one.id, &image::SifObject::id);
    require(object != sif.objects.end());
    const std::string bytes = reader.read(object->offset, object->size_bytes).value();
    require(one.data == "sha256:" + to_hex(sha256(bytes)));
  }
  require(image::signed_text_fault(digests, text_about(digests)).empty());
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes = fuzz::text_of(data, size);
  const image::Reader reader(bytes);
  const auto sif = image::parse_sif(reader);
  const std::vector<std::string> signers = sif ? image::signers_of(*sif) : std::vector<std::string>();
  const auto digests = digests_of(bytes, std::max<std::size_t>(size, 1), signers);
  require(same(digests, digests_of(bytes, size == 0 ? 1 : 1 + data[size - 1], signers)));
  if (!digests) return 0;
  require(sif && image::primary_partition(*sif) != nullptr && !digests->objects.empty());
  check_objects(reader, *sif, *digests);
  require(digests->signatures.size() <= image::sif_signatures_limit);
  for (const image::SifSignatureBlock& block : digests->signatures) {
    require(block.text.size() <= image::sif_signature_limit);
    image::signed_text_fault(*digests, block.text);
  }
  return 0;
}
