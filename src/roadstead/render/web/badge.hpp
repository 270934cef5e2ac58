// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "roadstead/render/writer.hpp"

namespace roadstead::render::web {

/// A badge for READMEs with the shown tag and its size: an SVG of its own, and the JSON that shields.io's endpoint
/// badges read (https://shields.io/badges/endpoint-badge).
void put_badges(Writer& writer, const catalog::Collection& collection);

}  // namespace roadstead::render::web
