// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "roadstead/app/pull/tag_manifest.hpp"
#include "roadstead/base/file.hpp"

namespace roadstead::app {

/// What of an image's bytes was compared. Of older images registries often know no more than the size, or not even
/// that.
enum class Compared { nothing, size, md5, sha256 };
/// "none", "size", "md5", "sha256"
std::string_view name_of(Compared compared);

/// Whether a file has the digest that the registry states, or else the size; Code::conflict with what differs.
Result<Compared> compare_bytes(const FileHandle& file, const PublishedImage& image);

}  // namespace roadstead::app
