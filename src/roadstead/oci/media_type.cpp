// SPDX-License-Identifier: Apache-2.0
#include "roadstead/oci/media_type.hpp"

#include <algorithm>

#include "roadstead/base/ascii.hpp"

namespace roadstead::oci {

static bool is_restricted_name(std::string_view name) {
  constexpr std::string_view others = "!#$&-^_.+";
  return !name.empty() && name.size() <= 127 && is_alnum(name.front()) &&
         std::ranges::all_of(name, [&](char c) { return is_alnum(c) || others.find(c) != others.npos; });
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
