// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "roadstead/catalog/model.hpp"
#include "roadstead/render/web/html.hpp"

namespace roadstead::render::web {

/// What the metadata says of a tag: digest, size and architecture of each image, and where it comes from.
void append_facts(Html& html, const catalog::Tag& tag);

}  // namespace roadstead::render::web
