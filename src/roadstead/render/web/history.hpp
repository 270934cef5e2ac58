// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "roadstead/catalog/model.hpp"
#include "roadstead/render/web/download.hpp"
#include "roadstead/render/web/html.hpp"

namespace roadstead::render::web {

/// What the tag is and what it was before, the newest first, each with what it changed: the size, and the source where
/// its forge shows that; at most 100 former ones. Nothing where it was never another. Columns that no state fills are
/// left out.
void append_history(Html& html, const Downloads& downloads, const catalog::Tag& tag);

}  // namespace roadstead::render::web
