// SPDX-License-Identifier: Apache-2.0
#include "roadstead/app/gc/gc_list.hpp"

#include <fmt/format.h>

#include "roadstead/base/hex.hpp"
#include "roadstead/base/json.hpp"
#include "roadstead/base/time.hpp"

namespace roadstead::app {

using simdjson::dom::element;
using storage::StoredBlob;

namespace {

constexpr std::uint64_t list_limit_bytes = std::uint64_t{1} << 30;
constexpr std::string_view digest_start = "sha256:";

void write_blob(JsonWriter& json, const StoredBlob& blob) {
  json.begin_object()
      .field("digest", fmt::format("{}{}", digest_start, to_hex(blob.digest)))
      .field("size", blob.size_bytes)
      .field("stored", rfc3339(blob.stored_s))
      .field("whole", blob.is_whole)
      .end_object();
}

void write_share(JsonWriter& json, std::string_view name, const GcShare& share) {
  json.key(name).begin_object().field("blobs", share.blobs).field("bytes", share.bytes).end_object();
}

void write_blobs(JsonWriter& json, std::string_view name, const std::vector<StoredBlob>& blobs) {
  json.key(name).begin_array();
  for (const StoredBlob& blob : blobs) write_blob(json, blob);
  json.end_array();
}

Result<StoredBlob> parse_blob(element value) {
  StoredBlob blob;
  const std::string_view digest = text_at(value, "/digest"), stored = text_at(value, "/stored");
  if (!digest.starts_with(digest_start) || !from_hex(digest.substr(digest_start.size()), blob.digest))
    return fail(Code::invalid, "digest '{}' is none, want sha256: and 64 hex digits", digest);
  if (!is_rfc3339(stored)) return fail(Code::invalid, "time '{}' is none, want one as 2026-11-23T10:00:00Z", stored);
  blob.size_bytes = number_at(value, "/size");
  blob.stored_s = unix_seconds(stored);
  blob.is_whole = flag_at(value, "/whole");
  return blob;
}

}  // namespace

std::string gc_list_json(const GcReport& report) {
  std::string out =
      fmt::format("{{\"made\":\"{}\",\"graceDays\":{},\"blobs\":[", rfc3339(report.now_s), report.grace_days);
  for (const StoredBlob& blob : report.unnamed) {
    out += &blob == report.unnamed.data() ? "\n" : ",\n";
    JsonWriter json(out);
    write_blob(json, blob);
  }
  return out + "\n]}\n";
}

Result<GcList> parse_gc_list(std::string_view text) {
  const auto json = Json::parse(text, list_limit_bytes);
  if (!json) return Failure(json.error());
  simdjson::dom::array blobs;
  if (json->root().at_pointer("/blobs").get(blobs) != simdjson::SUCCESS)
    return fail(Code::invalid, "has no list 'blobs', want what 'roadstead gc --list' wrote");
  GcList list;
  for (const element value : blobs) {
    const auto blob = parse_blob(value);
    if (!blob) return wrap(blob.error(), fmt::format("blobs[{}]", list.size()));
    list.add(*blob);
  }
  return list;
}

std::string gc_report_json(const GcReport& report) {
  std::string out;
  JsonWriter json(out);
  json.begin_object().field("made", rfc3339(report.now_s));
  json.field("graceDays", static_cast<std::uint64_t>(report.grace_days));
  write_share(json, "named", report.named);
  write_share(json, "young", report.young);
  write_share(json, "unnamed", report.share_of_unnamed());
  write_blobs(json, "blobs", report.unnamed);
  write_blobs(json, "removed", report.removed);
  json.field("spared", report.spared).end_object();
  return out + "\n";
}

}  // namespace roadstead::app
