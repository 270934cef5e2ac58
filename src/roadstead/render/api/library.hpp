// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "roadstead/render/files.hpp"
#include "roadstead/render/writer.hpp"

// What `apptainer pull library://` and `apptainer search` ask: /v1/images/<ref>:<tag>, /v1/imagefile/…,
// /v1/search, /version and the remote's configuration (docs/clients.md).
namespace roadstead::render::api {

/// The tag's image, and one page for each architecture where the host reads ?arch=.
void library_tag(Writer& writer, const catalog::Collection& collection, const catalog::Tag& tag);
/// By content: the tag "sha256.<hex>".
void library_files(Writer& writer, const catalog::Collection& collection, const Files& files);
void library_common(Writer& writer);

}  // namespace roadstead::render::api
