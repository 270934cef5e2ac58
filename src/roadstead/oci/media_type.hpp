// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace roadstead::oci {

namespace media_type {
inline constexpr std::string_view image_manifest = "application/vnd.oci.image.manifest.v1+json";
inline constexpr std::string_view image_index = "application/vnd.oci.image.index.v1+json";
inline constexpr std::string_view docker_manifest = "application/vnd.docker.distribution.manifest.v2+json";
inline constexpr std::string_view docker_manifest_list = "application/vnd.docker.distribution.manifest.list.v2+json";
/// What roadstead attaches to an image (docs/contents.md).
inline constexpr std::string_view contents = "application/vnd.roadstead.contents.v1+json";
inline constexpr std::string_view spdx = "application/spdx+json";
inline constexpr std::string_view cyclonedx = "application/vnd.cyclonedx+json";
}  // namespace media_type

/// "type/subtype" in the characters and lengths of RFC 6838 section 4.2, without parameters: safe to
/// send as a header's value.
bool is_media_type(std::string_view text);

/// True for the media types of a document with `config` and `layers`.
bool is_image_manifest(std::string_view media_type);

/// True for the media types of a document with `manifests`.
bool is_image_index(std::string_view media_type);

}  // namespace roadstead::oci
