// SPDX-License-Identifier: Apache-2.0
#include "roadstead/render/api/schema1.hpp"

#include <simdjson.h>

#include <algorithm>
#include <vector>

#include "roadstead/base/json_writer.hpp"
#include "roadstead/base/text.hpp"
#include "roadstead/catalog/name.hpp"
#include "roadstead/oci/json.hpp"
#include "roadstead/render/api/oci_reach.hpp"

namespace roadstead::render::api {

namespace {

// Ids are arbitrary, but must differ from layer to layer and stay the same from build to build.
std::vector<std::string> chain_ids(std::span<const catalog::Digest> layers) {
  std::vector<std::string> ids;
  for (const catalog::Digest& layer : layers)
    ids.push_back(catalog::Digest::of((ids.empty() ? "" : ids.back()) + layer.text()).hex());
  return ids;
}

/// The parts of an image config that schema 1 repeats for its newest layer.
struct ConfigParts {
  std::string created = "1970-01-01T00:00:00Z";
  std::string os = "linux";
  std::string architecture = "amd64";
  std::string config = "{}";  ///< JSON: Cmd, Env, Entrypoint, …
};

Result<ConfigParts> read_config(std::string_view json) {
  constexpr std::uint64_t limit_bytes = 4 << 20;
  auto document = Json::parse(json, limit_bytes);
  if (!document) return wrap(document.error(), "image config");
  auto fields = oci::Fields::of(document->root());
  if (!fields) return wrap(fields.error(), "image config");
  ConfigParts parts;
  if (auto created = fields->text("created"); created && !created->empty()) parts.created = std::move(*created);
  if (auto os = fields->text("os"); os && !os->empty()) parts.os = std::move(*os);
  if (auto arch = fields->text("architecture"); arch && !arch->empty()) parts.architecture = std::move(*arch);
  if (const auto config = fields->find("config"); config && config->is_object())
    parts.config = simdjson::minify(*config);
  return parts;
}

// One line of history is itself JSON, inside a string.
std::string compatibility(const ConfigParts& parts, std::span<const std::string> ids, std::size_t layer) {
  std::string text;
  JsonWriter json(text);
  json.begin_object().field("id", ids[layer]);
  if (layer > 0) json.field("parent", ids[layer - 1]);
  json.field("created", parts.created);
  if (layer + 1 == ids.size()) {
    json.field("os", parts.os).field("architecture", parts.architecture);
    json.key("config").raw(parts.config);
    json.key("container_config").raw(parts.config);
  } else {
    json.key("container_config").begin_object().key("Cmd").begin_array().value("layer").end_array().end_object();
  }
  json.end_object();
  return text;
}

}  // namespace

Result<void> write_schema1(const Schema1& image, std::string& out) {
  auto parts = read_config(image.image_config);
  if (!parts) return Failure(parts.error());
  const std::vector<std::string> ids = chain_ids(image.layers);
  JsonWriter json(out);
  json.begin_object().field("schemaVersion", std::uint64_t{1}).field("name", image.name).field("tag", image.tag);
  json.field("architecture", parts->architecture).key("fsLayers").begin_array();
  for (std::size_t i = ids.size(); i-- > 0;) json.begin_object().field("blobSum", image.layers[i].text()).end_object();
  json.end_array().key("history").begin_array();
  for (std::size_t i = ids.size(); i-- > 0;)
    json.begin_object().field("v1Compatibility", compatibility(*parts, ids, i)).end_object();
  json.end_array().end_object();
  return {};
}

static std::string schema1_tag(const catalog::Tag& tag) { return std::string(tag.name) + std::string(schema1_suffix); }

const catalog::Document* schema1_image(const Site& site, const catalog::Collection& collection,
                                       const catalog::Tag& tag) {
  if (site.host.sends_media_types || !site.read_stored || tag.layout != catalog::Layout::oci) return nullptr;
  const catalog::Document& image = image_of(tag);
  const bool all_stored =
      std::ranges::all_of(image.blobs, [&](const catalog::BlobRef& blob) { return site.store.has(blob.digest); });
  const std::string name = schema1_tag(tag);
  if (!is_container_image(image) || !all_stored || collection.find(name) != nullptr) return nullptr;
  return tag_refusal(catalog::Api::oci, name).empty() ? &image : nullptr;
}

void put_schema1(Writer& writer, const catalog::Collection& collection, const catalog::Tag& tag) {
  const catalog::Document* const image = schema1_image(writer.site, collection, tag);
  if (image == nullptr) return;
  auto config = writer.site.read_stored(image->blobs.front().digest);
  if (!config) return writer.note(config.error());
  std::vector<catalog::Digest> layers;
  for (const catalog::BlobRef& blob : image->blobs.subspan(1)) layers.push_back(blob.digest);
  const std::string name = to_lower(collection.name), tag_name = schema1_tag(tag);
  std::string body;
  if (auto done = write_schema1({name, tag_name, layers, *config}, body); !done) return writer.note(done.error());
  for (const std::string& reference : {tag_name, catalog::Digest::of(body).text()}) {
    writer.path("v2/").append(name).append("/manifests/").append(reference);
    writer.put({.media_type = schema1_type}, [&](std::string& out) { out += body; });
  }
}

}  // namespace roadstead::render::api
