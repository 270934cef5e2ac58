// SPDX-License-Identifier: Apache-2.0
#include "roadstead/oci/media_type.hpp"

#include <algorithm>

namespace roadstead::oci {

static bool is_alphanumeric(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_restricted_name(std::string_view name) {
  constexpr std::string_view others = "!#$&-^_.+";
  return !name.empty() && name.size() <= 127 && is_alphanumeric(name.front()) &&
         std::ranges::all_of(name, [&](char c) { return is_alphanumeric(c) || others.find(c) != others.npos; });
}

bool is_media_type(std::string_view text) {
  const std::size_t slash = text.find('/');
  return slash != text.npos && is_restricted_name(text.substr(0, slash)) && is_restricted_name(text.substr(slash + 1));
}

bool is_image_manifest(std::string_view media_type) {
  return media_type == media_type::image_manifest || media_type == media_type::docker_manifest;
}

bool is_image_index(std::string_view media_type) {
  return media_type == media_type::image_index || media_type == media_type::docker_manifest_list;
}

}  // namespace roadstead::oci
