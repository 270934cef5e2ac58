// SPDX-License-Identifier: Apache-2.0
#include "roadstead/render/api/sif_manifest.hpp"

#include "roadstead/base/hex.hpp"
#include "roadstead/base/json_writer.hpp"
#include "roadstead/oci/media_type.hpp"

namespace roadstead::render::api {

// Inlined too ("data"), so that clients that understand it save a request.
static void write_config(JsonWriter& json) {
  static const std::string digest = catalog::Digest::of(empty_json).text();
  json.key("config").begin_object().field("mediaType", "application/vnd.sylabs.sif.config.v1+json");
  json.field("digest", digest).field("size", std::uint64_t{empty_json.size()});
  json.field("data", to_base64(empty_json)).end_object();
}

// The file name that `oras pull` writes.
static std::string title_of(const catalog::Collection& collection) {
  return std::string(collection.name.substr(collection.name.rfind('/') + 1)) + ".sif";
}

void write_sif_manifest(const catalog::Collection& collection, const catalog::StoredFile& file, std::string& out) {
  JsonWriter json(out);
  json.begin_object().field("schemaVersion", std::uint64_t{2}).field("mediaType", oci::media_type::image_manifest);
  write_config(json);
  json.key("layers").begin_array().begin_object();
  json.field("mediaType", "application/vnd.sylabs.sif.layer.v1.sif");
  json.field("digest", file.digest->text()).field("size", file.size_bytes);
  if (!file.url.empty()) {
    json.key("urls").begin_array().value(file.url);
    for (const std::string_view mirror : file.mirrors) json.value(mirror);
    json.end_array();
  }
  json.key("annotations").begin_object().field("org.opencontainers.image.title", title_of(collection)).end_object();
  json.end_object().end_array().end_object();
}

void write_sif_index(std::span<const SifChild> children, std::string& out) {
  JsonWriter json(out);
  json.begin_object().field("schemaVersion", std::uint64_t{2}).field("mediaType", oci::media_type::image_index);
  json.key("manifests").begin_array();
  for (const SifChild& child : children) {
    json.begin_object().field("mediaType", oci::media_type::image_manifest);
    json.field("digest", child.digest.text()).field("size", child.size_bytes);
    json.key("platform")
        .begin_object()
        .field("architecture", child.arch)
        .field("os", "linux")
        .end_object()
        .end_object();
  }
  json.end_array().end_object();
}

}  // namespace roadstead::render::api
