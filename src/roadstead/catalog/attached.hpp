// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "roadstead/catalog/model.hpp"

namespace roadstead::catalog {

/// What is attached to an image that the tag gives now, by the image's digest: of several image files to that for its
/// architecture, of an OCI image to all of it. Nothing for an image that the tag does not give.
std::vector<Attached> attached_to_image(const Tag& tag, const StoredFile& image);

}  // namespace roadstead::catalog
