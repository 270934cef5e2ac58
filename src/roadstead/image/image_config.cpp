// SPDX-License-Identifier: Apache-2.0
#include "roadstead/image/image_config.hpp"

#include "roadstead/base/json.hpp"
#include "roadstead/base/time.hpp"
#include "roadstead/oci/json.hpp"
#include "roadstead/oci/manifest.hpp"
#include "roadstead/oci/printable.hpp"

namespace roadstead::image {

using oci::Lines;

static Result<Labels> labels_of(const oci::Fields& image) {
  const auto config = image.find("config");
  if (!config) return Labels();
  const auto fields = oci::Fields::of(*config);
  if (!fields) return wrap(fields.error(), "config");
  const auto labels = fields->find("Labels");
  if (!labels) return Labels();
  auto flat = flat_labels(*labels);
  if (!flat) return wrap(flat.error(), "config.Labels");
  for (auto& [key, value] : *flat) {
    key = oci::printable(key);
    value = oci::printable(value, Lines::many);
  }
  return flat;
}

static std::vector<std::string> texts_in(simdjson::dom::element image, std::string_view pointer) {
  auto texts = texts_at(image, pointer, "");
  for (std::string& text : texts) text = oci::printable(text, Lines::many);
  return texts;
}

// Sets are objects whose values mean nothing.
static std::vector<std::string> keys_in(simdjson::dom::element image, std::string_view pointer) {
  std::vector<std::string> keys;
  simdjson::dom::object object;
  if (image.at_pointer(pointer).get(object)) return keys;
  for (const auto field : object) keys.push_back(oci::printable(field.key));
  return keys;
}

static RunConfig run_config_of(simdjson::dom::element image) {
  const auto text = [&](std::string_view pointer) { return oci::printable(text_at(image, pointer)); };
  return {.environment = texts_in(image, "/config/Env"),
          .entrypoint = texts_in(image, "/config/Entrypoint"),
          .command = texts_in(image, "/config/Cmd"),
          .working_folder = text("/config/WorkingDir"),
          .user = text("/config/User"),
          .stop_signal = text("/config/StopSignal"),
          .ports = keys_in(image, "/config/ExposedPorts"),
          .volumes = keys_in(image, "/config/Volumes"),
          .labels = {},
          .definition = {}};
}

static Result<oci::Platform> platform_of(const oci::Fields& image) {
  auto architecture = image.text("architecture");
  if (!architecture) return Failure(architecture.error());
  auto os = image.text("os");
  if (!os) return Failure(os.error());
  oci::Platform platform;
  platform.architecture = std::move(*architecture);
  platform.os = std::move(*os);
  return platform;
}

Result<ImageConfig> parse_image_config(std::string_view json) {
  const auto document = Json::parse(json, oci::manifest_limit_bytes);
  if (!document) return Failure(document.error());
  const auto image = oci::Fields::of(document->root());
  if (!image) return Failure(image.error());
  auto platform = platform_of(*image);
  if (!platform) return Failure(platform.error());
  const auto created = image->text("created");
  auto labels = labels_of(*image);
  ImageConfig config{.platform = std::move(*platform), .run = run_config_of(document->root()), .labels_problem = {}};
  if (created && is_rfc3339(*created)) config.created = unix_seconds(*created);
  if (labels)
    config.run.labels = std::move(*labels);
  else
    config.labels_problem = labels.error().message();
  return config;
}

}  // namespace roadstead::image
