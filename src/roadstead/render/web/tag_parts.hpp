// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "roadstead/catalog/image_size.hpp"
#include "roadstead/render/site.hpp"
#include "roadstead/render/web/html.hpp"

// What the page of a tag and the table of tags both show.
namespace roadstead::render::web {

/// Behind a tag's name, what to know before it is pulled: it is frozen, its image is broken.
void append_chips(Html& html, const Site& site, const catalog::Collection& collection, const catalog::Tag& tag);

/// "amd64, arm/v7": each once; empty when none is known.
std::string architectures_of(const std::vector<catalog::ImageSize>& images);

bool is_index(const catalog::Tag& tag);
/// It is an index of images with platforms, and so has a digest beside theirs.
bool shows_index(const catalog::Tag& tag, const std::vector<catalog::ImageSize>& images);

}  // namespace roadstead::render::web
