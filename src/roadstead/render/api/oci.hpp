// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "roadstead/render/files.hpp"
#include "roadstead/render/writer.hpp"

// The pull and discovery half of the OCI distribution specification, below /v2/ of the host:
// manifests, blobs, tags/list, referrers, _catalog. Names are the collections' in lower case.
namespace roadstead::render::api {

/// All pages of one collection; none when the OCI API cannot spell its name, or another one has it.
void oci_collection(Writer& writer, const catalog::Collection& collection, const Files& files);

/// The page at <name>/<rest>, "manifests/latest" or "tags/list", if there is one: a part of the above.
void oci_page(Writer& writer, const catalog::Collection& collection, std::string_view rest);

/// /v2/ and /v2/_catalog.
void oci_common(Writer& writer);

}  // namespace roadstead::render::api
