// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "roadstead/base/error.hpp"
#include "roadstead/catalog/digest.hpp"
#include "roadstead/render/writer.hpp"

namespace roadstead::render::api {

/// What one Docker image manifest of schema 1 is made from.
struct Schema1 {
  std::string_view name, tag;
  std::span<const catalog::Digest> layers;  ///< base first
  std::string_view image_config;            ///< the OCI image config, JSON (image-spec config.md)
};

/// The unsigned schema 1 manifest of an image: podman and skopeo take a manifest of unknown type for one, so
/// that they can pull from a host that sends no media types (docs/clients.md, schema 1). Code::invalid when
/// the config is no JSON object.
Result<void> write_schema1(const Schema1& image, std::string& out);

/// The image of a tag that a schema 1 manifest can stand for: the tag's own, or of an index the one for amd64, else the
/// first; null when the host has no need of one, or when a layer is not in the site's own store, which is the only
/// place that schema 1 can name.
const catalog::Document* schema1_image(const Site& site, const catalog::Collection& collection,
                                       const catalog::Tag& tag);

/// <tag>-schema1, and by its digest, for a tag that has such an image.
void put_schema1(Writer& writer, const catalog::Collection& collection, const catalog::Tag& tag);

constexpr std::string_view schema1_type = "application/vnd.docker.distribution.manifest.v1+json";
constexpr std::string_view schema1_suffix = "-schema1";  ///< of the tag that it is published under

}  // namespace roadstead::render::api
