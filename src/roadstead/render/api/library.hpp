// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "roadstead/render/files.hpp"
#include "roadstead/render/writer.hpp"

// What `apptainer pull library://` and `apptainer search` ask: /v1/images/<ref>:<tag>, /v1/imagefile/…,
// /v1/search, /version and the remote's configuration (docs/clients.md).
namespace roadstead::render::api {

/// Each file by its content, as the tag "sha256.<hex>"; then each tag's image. Where the host reads ?arch=, also one
/// page for each architecture (or any_arch), but no second /v1/imagefile/ page of the tag's own image: where
/// /v1/images/ has it for the architecture, it is the one.
void library_collection(Writer& writer, const catalog::Collection& collection, const Files& files);

/// The page of one reference, a tag or "sha256.<hex>": a part of the above.
void library_page(Writer& writer, const catalog::Collection& collection, std::string_view reference);

void library_common(Writer& writer);

}  // namespace roadstead::render::api
