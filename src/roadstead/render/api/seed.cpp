// SPDX-License-Identifier: Apache-2.0
#include "roadstead/render/api/seed.hpp"

namespace roadstead::render::api {

using catalog::Collection;
using catalog::StoredFile;
using catalog::Tag;

static void write_digest(JsonWriter& json, const StoredFile& file) {
  if (file.digest) json.field("digest", file.digest->text());
  if (!file.other_digest.empty()) json.field("digest", file.other_digest);
}

static void write_layer(JsonWriter& json, const StoredFile& layer, std::string_view media_type) {
  json.begin_object().field("mediaType", media_type).field("size", layer.size_bytes);
  write_digest(json, layer);
  json.key("urls").begin_array();
  if (!layer.url.empty()) json.value(layer.url);
  for (const std::string_view mirror : layer.mirrors) json.value(mirror);
  json.end_array().end_object();
}

struct SeedTypes {
  std::string_view manifest, config, layer;
};

static SeedTypes types_of(const Tag& tag) {
  if (tag.layout == catalog::Layout::oci)
    return {tag.root().media_type, "application/vnd.oci.image.config.v1+json", "application/octet-stream"};
  return {"application/vnd.singularity.distribution.manifest.v2+json",
          "application/vnd.singularity.container.image.v1+json", "application/vnd.singularity.image.squashfs"};
}

void seed_tag(Writer& writer, const Collection& collection, const Tag& tag) {
  writer.path(collection.name).append("/manifests/").append(tag.name).append("/");
  writer.put({.media_type = json_type}, [&](std::string& out) {
    const SeedTypes types = types_of(tag);
    JsonWriter json(out);
    json.begin_object().field("schemaVersion", std::uint64_t{2}).field("mediaType", types.manifest);
    json.key("config").begin_object().field("mediaType", types.config).field("size", tag.stated.size_bytes);
    write_digest(json, tag.stated);
    json.end_object().key("layers").begin_array();
    for (const StoredFile& layer : tag.layers) write_layer(json, layer, types.layer);
    json.end_array().end_object();
    out += '\n';
  });
}

void seed_tags(Writer& writer, const Collection& collection) {
  writer.path(collection.name).append("/tags/");
  writer.put({.media_type = json_type}, [&](std::string& out) {
    JsonWriter json(out);
    json.begin_object().field("name", collection.name).key("tags").begin_array();
    for (const Tag& tag : collection.tags)
      if (!tag.is_yanked()) json.value(tag.name);
    json.end_array().end_object();
    out += '\n';
  });
}

}  // namespace roadstead::render::api
