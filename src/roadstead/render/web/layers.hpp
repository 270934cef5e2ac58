// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "roadstead/catalog/model.hpp"
#include "roadstead/render/web/download.hpp"
#include "roadstead/render/web/html.hpp"

namespace roadstead::render::web {

/// What each image of an OCI tag is made of: its config and its layers, the base first. One image has a table, several
/// have one each that is folded; 500 rows in all at most.
void append_layers(Html& html, const Downloads& downloads, const catalog::Tag& tag);

/// The stated files of an OCI tag that no image of it names: what a former image had, signatures.
std::vector<catalog::StoredFile> files_beside_layers(const catalog::Tag& tag);

}  // namespace roadstead::render::web
