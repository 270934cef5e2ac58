// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "roadstead/render/writer.hpp"

// What people see. Plain, correct HTML without script.
namespace roadstead::render::web {

void collection_page(Writer& writer, const catalog::Collection& collection);
void tag_page(Writer& writer, const catalog::Collection& collection, const catalog::Tag& tag);
/// Home with all collections, over as many pages as it takes, the style sheet, and the page for what is not there.
void common_pages(Writer& writer);

}  // namespace roadstead::render::web
