// SPDX-License-Identifier: Apache-2.0
#include "roadstead/base/hex.hpp"
#include "roadstead/base/json_writer.hpp"
#include "roadstead/image/report.hpp"
#include "roadstead/image/timestamp.hpp"
#include "roadstead/oci/printable.hpp"

namespace roadstead::image {

using oci::printable;

std::string_view name(Format format) {
  constexpr std::string_view names[] = {"sif", "squashfs", "oci-layout", "oci-layout-tar"};
  return names[static_cast<std::size_t>(format)];
}

static void known_text(JsonWriter& json, std::string_view key, std::string_view text) {
  if (!text.empty()) json.field(key, text);
}

static void known_number(JsonWriter& json, std::string_view key, std::uint64_t number) {
  if (number != 0) json.field(key, number);
}

static void texts(JsonWriter& json, std::string_view key, const std::vector<std::string>& values) {
  json.key(key).begin_array();
  for (const std::string& value : values) json.value(printable(value));
  json.end_array();
}

static void pairs(JsonWriter& json, std::string_view key, const Labels& values) {
  json.key(key).begin_object();
  for (const auto& [name, value] : values) json.field(printable(name), printable(value, oci::Lines::many));
  json.end_object();
}

static void object_fields(JsonWriter& json, const SifObject& object) {
  json.field("id", std::uint64_t{object.id}).field("type", name(object.type)).field("name", object.name);
  known_number(json, "group", object.group);
  known_number(json, object.links_to_group ? "link_group" : "link", object.link);
  json.field("offset", object.offset).field("size", object.size_bytes);
  known_text(json, "created", timestamp(object.created));
  known_text(json, "modified", timestamp(object.modified));
  if (object.partition) {
    json.field("filesystem", name(object.partition->filesystem)).field("partition_type", name(object.partition->type));
    known_text(json, "architecture", object.partition->architecture);
  }
  if (object.signature) {
    json.field("hash", name(object.signature->hash));
    known_text(json, "fingerprint", object.signature->fingerprint);
  }
}

static void sif_object(JsonWriter& json, const Sif& sif) {
  json.key("sif").begin_object().field("launch", sif.launch).field("id", sif.id);
  known_text(json, "created", timestamp(sif.created));
  known_text(json, "modified", timestamp(sif.modified));
  json.field("descriptors", sif.descriptors_total);
  json.field("signed", find_object(sif, SifDataType::signature) != nullptr);
  json.key("objects").begin_array();
  for (const SifObject& object : sif.objects) {
    json.begin_object();
    object_fields(json, object);
    json.end_object();
  }
  json.end_array().end_object();
}

static void squashfs_object(JsonWriter& json, const Squashfs& squashfs) {
  json.key("squashfs").begin_object().field("compressor", squashfs.compressor);
  json.field("block_size", std::uint64_t{squashfs.block_size_bytes}).field("inodes", std::uint64_t{squashfs.inodes});
  json.field("fragments", std::uint64_t{squashfs.fragments}).field("flags", std::uint64_t{squashfs.flags});
  json.field("size", squashfs.size_bytes);
  known_text(json, "modified", timestamp(squashfs.modified));
  json.end_object();
}

static void platform_object(JsonWriter& json, const oci::Platform& platform) {
  json.key("platform").begin_object();
  known_text(json, "architecture", printable(platform.architecture));
  known_text(json, "os", printable(platform.os));
  known_text(json, "os.version", printable(platform.os_version));
  known_text(json, "variant", printable(platform.variant));
  if (!platform.os_features.empty()) texts(json, "os.features", platform.os_features);
  json.end_object();
}

static void blob_object(JsonWriter& json, const LayoutBlob& blob) {
  const oci::Descriptor& descriptor = blob.descriptor;
  json.begin_object().field("role", name(blob.role)).field("depth", std::uint64_t{blob.depth});
  json.field("media_type", descriptor.media_type).field("digest", descriptor.digest);
  json.field("size", descriptor.size_bytes).field("state", name(blob.state));
  if (blob.state == BlobState::wrong_size) json.field("actual_size", blob.size_bytes);
  if (descriptor.platform) platform_object(json, *descriptor.platform);
  known_text(json, "artifact_type", descriptor.artifact_type);
  if (!descriptor.urls.empty()) texts(json, "urls", descriptor.urls);
  if (!descriptor.annotations.empty()) pairs(json, "annotations", descriptor.annotations);
  known_text(json, "problem", blob.problem);
  json.end_object();
}

static void layout_object(JsonWriter& json, const Layout& layout) {
  json.key("layout").begin_object().field("version", layout.version).key("blobs").begin_array();
  for (const LayoutBlob& blob : layout.blobs) blob_object(json, blob);
  json.end_array().end_object();
}

std::string to_json(const Report& report) {
  std::string out;
  JsonWriter json(out);
  json.begin_object().field("format", name(report.format));
  known_number(json, "size", report.size_bytes);
  if (report.sha256) json.field("digest", "sha256:" + to_hex(*report.sha256));
  texts(json, "architectures", report.architectures);
  if (report.sif) sif_object(json, *report.sif);
  if (report.squashfs) squashfs_object(json, *report.squashfs);
  if (report.layout) layout_object(json, *report.layout);
  if (report.definition) json.field("definition", *report.definition);
  pairs(json, "labels", report.labels);
  texts(json, "notes", report.notes);
  json.end_object();
  return out + "\n";
}

}  // namespace roadstead::image
