// SPDX-License-Identifier: Apache-2.0
#include "roadstead/oci/manifest.hpp"

#include "roadstead/oci/media_type.hpp"
#include "roadstead/oci/parse_descriptor.hpp"

namespace roadstead::oci {

// A document that reads as both was used to show one image to a checker and another to a client
// (CVE-2021-41190).
static Result<ManifestKind> kind_of(const Fields& fields) {
  const bool has_manifests = fields.find("manifests").has_value();
  const bool has_image = fields.find("config").has_value() || fields.find("layers").has_value();
  if (has_manifests && has_image)
    return fail(Code::invalid, "has 'manifests' beside 'config' or 'layers', want an index or an image manifest");
  if (!has_manifests && !has_image)
    return fail(Code::invalid, "has neither 'manifests' nor 'config' and 'layers', want an index or an image manifest");
  return has_manifests ? ManifestKind::index : ManifestKind::image;
}

static Result<void> check_schema_version(const Fields& fields) {
  auto version = fields.required_number("schemaVersion");
  if (!version) return Failure(version.error());
  if (*version != 2) return fail(Code::invalid, "'schemaVersion' is {}, want 2", *version);
  return {};
}

static Result<void> check_media_type(std::string_view media_type, ManifestKind kind) {
  if (kind == ManifestKind::image && is_image_index(media_type))
    return fail(Code::invalid, "'mediaType' is '{}' of an index, want that of an image manifest", media_type);
  if (kind == ManifestKind::index && is_image_manifest(media_type))
    return fail(Code::invalid, "'mediaType' is '{}' of an image manifest, want that of an index", media_type);
  return {};
}

static Result<std::optional<Descriptor>> parse_one(const Fields& fields, std::string_view key) {
  const auto value = fields.find(key);
  if (!value) return std::optional<Descriptor>();
  auto descriptor = parse_descriptor(*value);
  if (!descriptor) return wrap(descriptor.error(), std::string(key));
  return std::optional<Descriptor>(std::move(*descriptor));
}

static Result<std::vector<Descriptor>> parse_list(const Fields& fields, std::string_view key) {
  auto items = fields.array(key);
  if (!items) return Failure(items.error());
  std::vector<Descriptor> descriptors;
  descriptors.reserve(items->size());
  for (const simdjson::dom::element item : *items) {
    auto descriptor = parse_descriptor(item);
    if (!descriptor) return wrap(descriptor.error(), fmt::format("{}[{}]", key, descriptors.size()));
    descriptors.push_back(std::move(*descriptor));
  }
  return descriptors;
}

static Result<void> parse_content(const Fields& fields, Manifest& manifest) {
  const bool is_index = manifest.kind == ManifestKind::index;
  if (!is_index && !fields.find("config")) return fail(Code::invalid, "no 'config', want a descriptor");
  if (!is_index && !fields.find("layers")) return fail(Code::invalid, "no 'layers', want an array of descriptors");
  auto config = parse_one(fields, "config");
  if (!config) return Failure(config.error());
  auto list = parse_list(fields, is_index ? "manifests" : "layers");
  if (!list) return Failure(list.error());
  manifest.config = std::move(*config);
  (is_index ? manifest.manifests : manifest.layers) = std::move(*list);
  return {};
}

static Result<void> parse_about(const Fields& fields, Manifest& manifest) {
  auto media_type = parse_media_type(fields, "mediaType");
  if (!media_type) return Failure(media_type.error());
  if (auto done = check_media_type(*media_type, manifest.kind); !done) return Failure(done.error());
  auto artifact_type = parse_media_type(fields, "artifactType");
  if (!artifact_type) return Failure(artifact_type.error());
  auto subject = parse_one(fields, "subject");
  if (!subject) return Failure(subject.error());
  auto annotations = parse_annotations(fields);
  if (!annotations) return Failure(annotations.error());
  manifest.media_type = std::move(*media_type);
  manifest.artifact_type = std::move(*artifact_type);
  manifest.subject = std::move(*subject);
  manifest.annotations = std::move(*annotations);
  return {};
}

Result<Manifest> parse_manifest(std::string_view json) {
  auto document = Json::parse(json, manifest_limit_bytes);
  if (!document) return Failure(document.error());
  auto fields = Fields::of(document->root());
  if (!fields) return Failure(fields.error());
  if (auto done = check_schema_version(*fields); !done) return Failure(done.error());
  auto kind = kind_of(*fields);
  if (!kind) return Failure(kind.error());
  Manifest manifest;
  manifest.kind = *kind;
  if (auto done = parse_about(*fields, manifest); !done) return Failure(done.error());
  if (auto done = parse_content(*fields, manifest); !done) return Failure(done.error());
  return manifest;
}

}  // namespace roadstead::oci
