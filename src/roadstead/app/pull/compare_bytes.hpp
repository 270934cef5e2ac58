// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

#include "roadstead/app/pull/tag_manifest.hpp"

namespace roadstead::app {

/// What the registry knows of an image's bytes: of older images often no more than their size, or not even that.
enum class Compared { size_alone, md5, sha256 };

/// Whether a file has the digest that the registry states, or else the size: what was compared, or Code::conflict with
/// what differs.
Result<Compared> compare_bytes(const std::filesystem::path& path, const PublishedImage& image);

}  // namespace roadstead::app
