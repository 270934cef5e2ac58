// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>

#include "roadstead/catalog/model.hpp"
#include "roadstead/render/web/download.hpp"
#include "roadstead/render/web/html.hpp"

namespace roadstead::render::web {

/// Digest, size, what else is known of any of them, and a link to the bytes where the site or an address has them;
/// nothing at all of no files.
void append_files(Html& html, const Downloads& downloads, const catalog::Tag& tag,
                  std::span<const catalog::StoredFile> files);

/// The documents that refer to another of the tag: signatures, bills of materials, attestations.
void append_referrers(Html& html, const catalog::Tag& tag);

/// "linux/amd64", "linux/arm/v7"; empty where an index does not say it.
std::string platform_of(const catalog::ChildRef& child);

/// What an index lists: platform, digest, and what a client fetches for it; nothing of a tag that is none.
void append_children(Html& html, const catalog::Tag& tag);

}  // namespace roadstead::render::web
