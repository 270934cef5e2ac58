// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace roadstead::oci {

/// In the order of the keys' bytes, each key once (image-spec annotations.md, "Rules").
using Annotations = std::vector<std::pair<std::string, std::string>>;

/// What an image runs on (image-spec image-index.md). Names are Go's: "amd64", "linux".
struct Platform {
  std::string architecture;
  std::string os;
  std::string os_version;
  std::string variant;
  std::vector<std::string> os_features;
};

/// A reference to content (image-spec descriptor.md). Texts that are absent are empty.
struct Descriptor {
  std::string media_type;  ///< passes is_media_type()
  std::string digest;      ///< passed parse_digest()
  std::uint64_t size_bytes = 0;
  std::string artifact_type;
  std::vector<std::string> urls;
  std::optional<std::string> data;  ///< the content itself, as the digest and the size say
  std::optional<Platform> platform;
  Annotations annotations;
};

}  // namespace roadstead::oci
