// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "roadstead/base/url.hpp"
#include "roadstead/catalog/model.hpp"
#include "roadstead/catalog/name.hpp"

namespace roadstead::catalog {

/// Whether the site's own store holds a file's bytes; then its address does not matter.
enum class Stored : bool { no, yes };

/// Why no client of `api` can pull this image file with what its tag's metadata says; empty when it
/// can. Says nothing about names: see collection_refusal() and tag_refusal().
std::string_view file_refusal(Api api, const Tag& tag, const StoredFile& file, Stored stored);

/// No image file has fewer: squashfs and ext3 come in blocks of that size, and a SIF begins with more of tables.
constexpr std::uint64_t smallest_image_bytes = 4096;

/// A size that no image file has, or that the first registries wrote in KiB (`du -k`) where bytes are wanted: under
/// 1 MiB, in a tag of the older form, and not a multiple of 4096 as squashfs pads to.
bool is_size_implausible(const Tag& tag, const StoredFile& file);

/// A link to an artifact of a CI job: such links expire, or want a login.
bool is_ci_artifact(const Url& url);

/// The tag states one digest or size for the image and another for its only layer.
bool disagrees_with_layer(const Tag& tag);

}  // namespace roadstead::catalog
