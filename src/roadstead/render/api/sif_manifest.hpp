// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "roadstead/catalog/model.hpp"

namespace roadstead::render::api {

/// The empty JSON document "{}", config of every generated manifest (image-spec manifest.md, "Guidance for
/// an Empty Descriptor").
inline constexpr std::string_view empty_json = "{}";

/// The OCI manifest of an image file as a single layer, for `oras://` and artifact clients. It depends on
/// nothing but the file and its collection, so that its digest stays when the tag's other metadata
/// changes and when the file moves into history.
void write_sif_manifest(const catalog::Collection& collection, const catalog::StoredFile& file, std::string& out);

/// The index over the manifests of several architectures.
struct SifChild {
  catalog::Digest digest;
  std::uint64_t size_bytes;
  std::string_view arch;
};
void write_sif_index(std::span<const SifChild> children, std::string& out);

}  // namespace roadstead::render::api
