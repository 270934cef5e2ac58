// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "roadstead/render/site.hpp"
#include "roadstead/render/web/html.hpp"

namespace roadstead::render::web {

/// What a collection's page says to machines: https://schema.org/SoftwareApplication as JSON-LD, in an element that no
/// browser runs. `shown`: the tag that stands for it; may be null.
void append_structured_data(Html& html, const Site& site, const catalog::Collection& collection,
                            const catalog::Tag* shown);

}  // namespace roadstead::render::web
