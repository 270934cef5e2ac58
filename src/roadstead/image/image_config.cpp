// SPDX-License-Identifier: Apache-2.0
#include "roadstead/image/image_config.hpp"

#include "roadstead/base/json.hpp"
#include "roadstead/base/time.hpp"
#include "roadstead/oci/json.hpp"
#include "roadstead/oci/manifest.hpp"

namespace roadstead::image {

static Result<Labels> labels_of(const oci::Fields& image) {
  const auto config = image.find("config");
  if (!config) return Labels();
  const auto fields = oci::Fields::of(*config);
  if (!fields) return wrap(fields.error(), "config");
  const auto labels = fields->find("Labels");
  if (!labels) return Labels();
  auto flat = flat_labels(*labels);
  if (!flat) return wrap(flat.error(), "config.Labels");
  return flat;
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
  ImageConfig config{.platform = std::move(*platform), .labels = {}, .labels_problem = {}};
  if (created && is_rfc3339(*created)) config.created = unix_seconds(*created);
  if (labels)
    config.labels = std::move(*labels);
  else
    config.labels_problem = labels.error().message();
  return config;
}

}  // namespace roadstead::image
