// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "roadstead/catalog/model.hpp"
#include "roadstead/render/web/html.hpp"

namespace roadstead::render::web {

/// Nothing of a tag without labels.
void append_labels(Html& html, const catalog::Tag& tag);

}  // namespace roadstead::render::web
