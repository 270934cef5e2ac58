// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <limits>

#include "require.hpp"
#include "roadstead/base/json_writer.hpp"
#include "roadstead/base/text.hpp"
#include "roadstead/image/image_config.hpp"
#include "roadstead/image/labels.hpp"
#include "roadstead/oci/digest.hpp"
#include "roadstead/oci/json.hpp"
#include "roadstead/oci/manifest.hpp"
#include "roadstead/oci/media_type.hpp"
#include "roadstead/oci/printable.hpp"

using namespace roadstead;
using fuzz::require;

static void check_annotations(const oci::Annotations& annotations) {
  require(std::ranges::adjacent_find(annotations, std::ranges::greater_equal(),
                                     [](const auto& a) { return a.first; }) == annotations.end());
}

static void check_descriptor(const oci::Descriptor& descriptor) {
  require(oci::is_media_type(descriptor.media_type));
  require(oci::parse_digest(descriptor.digest).has_value());
  require(descriptor.size_bytes <= static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()));
  check_annotations(descriptor.annotations);
}

static void check_manifest(std::string_view text) {
  const auto manifest = oci::parse_manifest(text);
  if (!manifest) return require(!manifest.error().message().empty());
  require(manifest->media_type.empty() || oci::is_media_type(manifest->media_type));
  require((manifest->kind == oci::ManifestKind::image) == manifest->config.has_value());
  require(manifest->manifests.empty() || manifest->layers.empty());
  if (manifest->config) check_descriptor(*manifest->config);
  if (manifest->subject) check_descriptor(*manifest->subject);
  std::ranges::for_each(manifest->layers, check_descriptor);
  std::ranges::for_each(manifest->manifests, check_descriptor);
  check_annotations(manifest->annotations);
}

// Labels that were read are the same when they are written and read again.
static void check_labels(std::string_view text) {
  const auto labels = image::parse_labels(text);
  if (!labels) return;
  std::string json;
  JsonWriter writer(json);
  writer.begin_object();
  for (const auto& [key, value] : *labels) writer.field(key, value);
  writer.end_object();
  const auto again = image::parse_labels(json);
  require(again && *again == *labels);
}

static void check_config(std::string_view text) {
  const auto config = image::parse_image_config(text);
  if (!config) return require(!config.error().message().empty());
  const image::RunConfig& run = config->run;
  for (const auto* const texts : {&run.environment, &run.entrypoint, &run.command, &run.ports, &run.volumes})
    for (const std::string& one : *texts) require(oci::printable(one, oci::Lines::many) == one);
  for (const std::string* const one : {&run.working_folder, &run.user, &run.stop_signal})
    require(oci::printable(*one) == *one);
  for (const auto& [key, value] : run.labels)
    require(oci::printable(key) == key && oci::printable(value, oci::Lines::many) == value);
}

// Any text may be written into JSON, and any bytes onto a terminal.
static void check_text(std::string_view text) {
  const std::string shown = oci::printable(text, oci::Lines::many);
  require(is_plain_utf8(shown) && oci::printable(shown, oci::Lines::many) == shown && shown.size() <= text.size());
  require(oci::excerpt(text).size() <= 80);
  std::string json;
  JsonWriter(json).begin_object().field("text", std::string_view(shown)).end_object();
  const auto parsed = Json::parse(json, json.size());
  require(parsed && std::string_view(parsed->root()["text"]) == shown);
}

// JSON from images: manifests, indexes, configs and labels, and any text on its way to a terminal.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = fuzz::text_of(data, size);
  check_manifest(text);
  check_labels(text);
  check_config(text);
  check_text(text);
  return 0;
}
