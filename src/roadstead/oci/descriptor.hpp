// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <simdjson.h>

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "roadstead/base/error.hpp"
#include "roadstead/oci/json.hpp"

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
  bool has_data = false;  ///< the content itself stands in `data`; it is not decoded
  std::optional<Platform> platform;
  Annotations annotations;
};

/// Code::invalid when a required property is missing, when one has the wrong type or form, and when
/// a key stands twice in the descriptor, its platform or its annotations. Unknown keys are ignored.
Result<Descriptor> parse_descriptor(simdjson::dom::element json);

/// The string-string map under the key `annotations`; empty when there is none.
Result<Annotations> parse_annotations(const Fields& fields);

/// The media type under `key`, which may be absent (then empty).
Result<std::string> parse_media_type(const Fields& fields, std::string_view key);

}  // namespace roadstead::oci
