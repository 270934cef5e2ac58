// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "roadstead/render/files.hpp"
#include "roadstead/render/writer.hpp"

// What `apptainer pull shub://` asks: /api/container/<owner>/<repo>:<tag> and …@<id>. The client verifies
// nothing and caches by the field `commit`, so that holds a content id (docs/clients.md).
namespace roadstead::render::api {

/// …@<id> for every file that the collection has ever had: the MD5, or the first 40 digits of the sha256; and the
/// source commit where an image has no sha256 and no other image came from that commit. Then …:<tag> for each tag.
void shub_collection(Writer& writer, const catalog::Collection& collection, const Files& files);

/// The page of one reference, ":<tag>" or "@<id>": a part of the above.
void shub_page(Writer& writer, const catalog::Collection& collection, std::string_view reference);

}  // namespace roadstead::render::api
