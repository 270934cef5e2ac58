// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>

#include "roadstead/catalog/model.hpp"
#include "roadstead/render/api/oci_pages.hpp"

// Documents that are attached to an image, as referrers of its manifest: an artifact manifest for each (image-spec
// manifest.md, "Guidelines for Artifact Usage"), whose one layer is the document.
namespace roadstead::render::api {

/// The manifest that stands for an image on this site.
struct Subject {
  catalog::Digest digest;
  std::uint64_t size_bytes = 0;
  std::string_view media_type;
};

void write_artifact(const catalog::Collection& collection, const catalog::Attached& document, const Subject& subject,
                    std::string& out);

/// Calls `visit` for each attached document of the collection that this host can hold, with its artifact manifest.
using VisitArtifact =
    std::function<void(const catalog::Attached& document, const Subject& subject, const std::string& manifest)>;
void for_each_artifact(const OciPages& pages, const VisitArtifact& visit);

/// The documents as blobs, and the artifact manifests by their digests.
void put_artifacts(OciPages& pages);

}  // namespace roadstead::render::api
