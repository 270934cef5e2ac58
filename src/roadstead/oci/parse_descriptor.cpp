// SPDX-License-Identifier: Apache-2.0
#include "roadstead/oci/parse_descriptor.hpp"

#include "roadstead/base/hex.hpp"
#include "roadstead/base/sha256.hpp"
#include "roadstead/oci/digest.hpp"
#include "roadstead/oci/media_type.hpp"
#include "roadstead/oci/printable.hpp"

namespace roadstead::oci {

Result<Annotations> parse_annotations(const Fields& fields) {
  const auto value = fields.find("annotations");
  if (!value) return Annotations();
  auto map = Fields::of(*value);
  if (!map) return wrap(map.error(), "annotations");
  Annotations annotations;
  for (const auto& [key, element] : map->all()) {
    auto text = map->text(key);
    if (!text) return wrap(text.error(), "annotations");
    annotations.emplace_back(key, std::move(*text));
  }
  return annotations;
}

Result<std::string> parse_media_type(const Fields& fields, std::string_view key) {
  auto text = fields.text(key);
  if (text && !text->empty() && !is_media_type(*text))
    return fail(Code::invalid, "'{}' is '{}', want a media type as RFC 6838 has it", key, excerpt(*text));
  return text;
}

static Result<void> parse_platform_texts(const Fields& fields, Platform& platform) {
  struct Member {
    std::string_view key;
    std::string Platform::*text;
  };
  constexpr Member members[] = {{"architecture", &Platform::architecture},
                                {"os", &Platform::os},
                                {"os.version", &Platform::os_version},
                                {"variant", &Platform::variant}};
  for (const Member& member : members) {
    auto text = fields.text(member.key);
    if (!text) return Failure(text.error());
    platform.*member.text = std::move(*text);
  }
  return {};
}

// `architecture` and `os` are required by the specification, yet indexes in use leave them empty.
static Result<Platform> parse_platform(simdjson::dom::element json) {
  auto fields = Fields::of(json);
  if (!fields) return Failure(fields.error());
  Platform platform;
  if (auto done = parse_platform_texts(*fields, platform); !done) return Failure(done.error());
  auto features = fields->texts("os.features");
  if (!features) return Failure(features.error());
  platform.os_features = std::move(*features);
  return platform;
}

static Result<void> parse_required(const Fields& fields, Descriptor& descriptor) {
  if (auto present = fields.required_text("mediaType"); !present) return Failure(present.error());
  auto media_type = parse_media_type(fields, "mediaType");
  if (!media_type) return Failure(media_type.error());
  if (media_type->empty()) return fail(Code::invalid, "'mediaType' is empty, want a media type");
  auto text = fields.required_text("digest");
  if (!text) return Failure(text.error());
  auto digest = parse_digest(*text);
  if (!digest) return Failure(digest.error());
  auto size = fields.required_number("size");
  if (!size) return Failure(size.error());
  descriptor.media_type = std::move(*media_type);
  descriptor.digest = std::move(*digest);
  descriptor.size_bytes = *size;
  return {};
}

// Served as the blob, so that it must be the blob (image-spec descriptor.md, "Embedded Content").
static Result<void> parse_data(const Fields& fields, Descriptor& descriptor) {
  if (!fields.find("data")) return {};
  auto text = fields.text("data");
  if (!text) return Failure(text.error());
  auto data = from_base64(*text);
  if (!data) return fail(Code::invalid, "'data' is not base64");
  if (data->size() != descriptor.size_bytes)
    return fail(Code::invalid, "'data' has {} bytes, but 'size' is {}", data->size(), descriptor.size_bytes);
  const bool is_sha256 = digest_algorithm(descriptor.digest) == "sha256";
  if (is_sha256 && to_hex(sha256(*data)) != digest_hex(descriptor.digest))
    return fail(Code::invalid, "'data' has another digest than '{}'", descriptor.digest);
  descriptor.data = std::move(*data);
  return {};
}

static Result<void> parse_optional(const Fields& fields, Descriptor& descriptor) {
  auto urls = fields.texts("urls");
  if (!urls) return Failure(urls.error());
  auto annotations = parse_annotations(fields);
  if (!annotations) return Failure(annotations.error());
  auto artifact_type = parse_media_type(fields, "artifactType");
  if (!artifact_type) return Failure(artifact_type.error());
  descriptor.urls = std::move(*urls);
  descriptor.annotations = std::move(*annotations);
  descriptor.artifact_type = std::move(*artifact_type);
  return parse_data(fields, descriptor);
}

Result<Descriptor> parse_descriptor(simdjson::dom::element json) {
  auto fields = Fields::of(json);
  if (!fields) return Failure(fields.error());
  Descriptor descriptor;
  if (auto done = parse_required(*fields, descriptor); !done) return Failure(done.error());
  if (auto done = parse_optional(*fields, descriptor); !done) return Failure(done.error());
  if (const auto value = fields->find("platform")) {
    auto platform = parse_platform(*value);
    if (!platform) return wrap(platform.error(), "platform");
    descriptor.platform = std::move(*platform);
  }
  return descriptor;
}

}  // namespace roadstead::oci
