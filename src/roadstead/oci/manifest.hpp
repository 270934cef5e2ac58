// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "roadstead/base/error.hpp"
#include "roadstead/oci/descriptor.hpp"

namespace roadstead::oci {

/// What a registry must accept and need not exceed (distribution-spec, "Pushing manifests").
inline constexpr std::uint64_t manifest_limit_bytes = std::uint64_t{4} << 20;

enum class ManifestKind { image, index };

/// An image manifest or an index, of OCI (image-spec manifest.md, image-index.md) or of Docker's
/// image manifest version 2, schema 2.
struct Manifest {
  ManifestKind kind = ManifestKind::image;
  std::string media_type;  ///< as the document states it; empty when it does not, which OCI 1.0 allows
  std::string artifact_type;
  std::optional<Descriptor> config;   ///< there when kind is image
  std::vector<Descriptor> layers;     ///< kind image, base first
  std::vector<Descriptor> manifests;  ///< kind index
  std::optional<Descriptor> subject;
  Annotations annotations;
};

/// Reads one document. Code::invalid with the place ("layers[2]: digest has 3 hex digits, want 64")
/// when it is not JSON within the limits of Json, when its schemaVersion is not 2, when it is neither
/// an image manifest nor an index or could pass for both, when its mediaType contradicts its content,
/// and for what parse_descriptor() refuses.
Result<Manifest> parse_manifest(std::string_view json);

}  // namespace roadstead::oci
