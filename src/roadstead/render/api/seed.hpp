// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "roadstead/catalog/model.hpp"
#include "roadstead/render/writer.hpp"

// The API of the first static registries: /<collection>/tags/ and /<collection>/manifests/<tag>/. It states
// the metadata as it is written, field by field as the older sites did, and promises no more. Beyond these it says for
// what platform an image is, which images there are for others, and the address of an image that the site has itself:
// what `roadstead pull` goes by.
namespace roadstead::render::api {

void seed_tag(Writer& writer, const catalog::Collection& collection, const catalog::Tag& tag);
void seed_tags(Writer& writer, const catalog::Collection& collection);

}  // namespace roadstead::render::api
