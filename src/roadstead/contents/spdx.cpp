// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>

#include "roadstead/base/json_writer.hpp"
#include "roadstead/contents/document.hpp"
#include "roadstead/contents/package_url.hpp"

namespace roadstead::contents {

// A date is required; where nobody knows one, it is the one that says so.
static constexpr std::string_view no_time = "1970-01-01T00:00:00Z";
static constexpr std::string_view no_assertion = "NOASSERTION";

static std::string id_of(std::size_t number) { return fmt::format("SPDXRef-Package-{}", number); }

static void write_head(JsonWriter& json, const Subject& subject, const Contents& contents) {
  const std::string uuid = document_uuid("spdx", subject, contents);
  const std::string name = subject.name.empty() ? "image" : subject.name;
  json.field("spdxVersion", "SPDX-2.3").field("dataLicense", "CC0-1.0").field("SPDXID", "SPDXRef-DOCUMENT");
  json.field("name", name).field("documentNamespace", "https://spdx.org/spdxdocs/roadstead-" + uuid);
  json.key("creationInfo").begin_object();
  json.field("created", subject.created.empty() ? no_time : std::string_view(subject.created));
  json.key("creators").begin_array().value("Tool: roadstead").end_array().end_object();
}

static void write_common(JsonWriter& json, std::string_view id, std::string_view name, std::string_view version) {
  json.begin_object().field("SPDXID", id).field("name", name);
  if (!version.empty()) json.field("versionInfo", version);
  json.field("downloadLocation", no_assertion).field("filesAnalyzed", false);
}

static std::string_view label(const image::Labels& labels, std::string_view key) {
  const auto found = std::ranges::find(labels, key, &image::Labels::value_type::first);
  return found == labels.end() ? std::string_view() : std::string_view(found->second);
}

static void write_image(JsonWriter& json, const Subject& subject, const image::Labels& labels) {
  write_common(json, "SPDXRef-Image", subject.name.empty() ? "image" : subject.name, subject.digest);
  json.field("primaryPackagePurpose", "CONTAINER");
  const std::string_view license = label(labels, "org.opencontainers.image.licenses");
  if (!license.empty()) json.field("licenseComments", "stated as: " + std::string(license));
  const std::string_view description = label(labels, "org.opencontainers.image.description");
  if (!description.empty()) json.field("description", description);
  constexpr std::string_view algorithm = "sha256:";
  if (subject.digest.starts_with(algorithm)) {
    json.key("checksums").begin_array().begin_object().field("algorithm", "SHA256");
    json.field("checksumValue", subject.digest.substr(algorithm.size())).end_object().end_array();
  }
  json.end_object();
}

// What a package says of its licence is no expression of SPDX's list, and is quoted as it stands.
static void write_package(JsonWriter& json, const Package& package, std::size_t number, const System& system) {
  write_common(json, id_of(number), package.name, package.version);
  json.field("licenseConcluded", no_assertion).field("licenseDeclared", no_assertion);
  json.field("copyrightText", no_assertion);
  if (!package.license.empty()) json.field("licenseComments", "stated as: " + package.license);
  if (!package.source.empty()) json.field("sourceInfo", "made from: " + package.source);
  json.key("externalRefs").begin_array().begin_object().field("referenceCategory", "PACKAGE-MANAGER");
  json.field("referenceType", "purl").field("referenceLocator", package_url(package, system));
  json.end_object().end_array().end_object();
}

static void write_relation(JsonWriter& json, std::string_view from, std::string_view type, std::string_view to) {
  json.begin_object().field("spdxElementId", from).field("relationshipType", type);
  json.field("relatedSpdxElement", to).end_object();
}

std::string to_spdx(const Contents& contents, const Subject& subject) {
  std::string out;
  JsonWriter json(out);
  json.begin_object();
  write_head(json, subject, contents);
  json.key("packages").begin_array();
  write_image(json, subject, contents.config.labels);
  for (std::size_t i = 0; i < contents.packages.size(); ++i)
    write_package(json, contents.packages[i], i + 1, contents.system);
  json.end_array().key("relationships").begin_array();
  write_relation(json, "SPDXRef-DOCUMENT", "DESCRIBES", "SPDXRef-Image");
  for (std::size_t i = 0; i < contents.packages.size(); ++i)
    write_relation(json, "SPDXRef-Image", "CONTAINS", id_of(i + 1));
  json.end_array().end_object();
  return out += '\n';
}

}  // namespace roadstead::contents
