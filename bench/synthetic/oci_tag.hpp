// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "synthetic/collection.hpp"

namespace roadstead::bench {

/// The files in the folder of a tag that is an OCI image: README.md and manifest.json, an image
/// manifest, or for one in three an image index with <architecture>.json for each of its two children
/// (OCI image specification 1.1: manifest.md, image-index.md). Digests and sizes of the JSON are real.
std::vector<File> oci_tag(const Collection& collection, const Tag& tag, Random& random);

}  // namespace roadstead::bench
