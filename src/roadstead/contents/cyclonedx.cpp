// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "roadstead/base/json_writer.hpp"
#include "roadstead/contents/document.hpp"
#include "roadstead/contents/package_url.hpp"

namespace roadstead::contents {

static void write_labels(JsonWriter& json, const image::Labels& labels) {
  if (labels.empty()) return;
  json.key("properties").begin_array();
  for (const auto& [key, value] : labels)
    json.begin_object().field("name", "roadstead:image:label:" + key).field("value", value).end_object();
  json.end_array();
}

static void write_metadata(JsonWriter& json, const Subject& subject, const image::Labels& labels) {
  json.key("metadata").begin_object();
  if (!subject.created.empty()) json.field("timestamp", subject.created);
  json.key("tools").begin_object().key("components").begin_array().begin_object();
  json.field("type", "application").field("name", "roadstead").end_object().end_array().end_object();
  json.key("component").begin_object().field("type", "container").field("bom-ref", "image");
  json.field("name", subject.name.empty() ? std::string_view("image") : std::string_view(subject.name));
  constexpr std::string_view algorithm = "sha256:";
  if (subject.digest.starts_with(algorithm)) {
    json.field("version", subject.digest).key("hashes").begin_array().begin_object().field("alg", "SHA-256");
    json.field("content", subject.digest.substr(algorithm.size())).end_object().end_array();
  }
  write_labels(json, labels);
  json.end_object().end_object();
}

static void write_component(JsonWriter& json, const Package& package, std::size_t number, const System& system) {
  json.begin_object().field("type", "library").field("bom-ref", fmt::format("package-{}", number));
  json.field("name", package.name).field("version", package.version);
  if (!package.license.empty()) {
    json.key("licenses").begin_array().begin_object().key("license").begin_object();
    json.field("name", package.license).end_object().end_object().end_array();
  }
  json.field("purl", package_url(package, system)).end_object();
}

std::string to_cyclonedx(const Contents& contents, const Subject& subject) {
  std::string out;
  JsonWriter json(out);
  json.begin_object().field("bomFormat", "CycloneDX").field("specVersion", "1.5");
  json.field("serialNumber", "urn:uuid:" + document_uuid("cyclonedx", subject, contents))
      .field("version", std::uint64_t{1});
  write_metadata(json, subject, contents.config.labels);
  json.key("components").begin_array();
  for (std::size_t i = 0; i < contents.packages.size(); ++i)
    write_component(json, contents.packages[i], i + 1, contents.system);
  json.end_array().end_object();
  return out += '\n';
}

}  // namespace roadstead::contents
