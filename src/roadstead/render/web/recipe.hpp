// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "roadstead/render/web/html.hpp"
#include "roadstead/render/writer.hpp"

namespace roadstead::render::web {

/// The recipe that lies beside a tag's README, as it is, for the script to colour; nothing where there is none or where
/// it is no text. At most 64 KiB of it.
void append_recipe(Writer& writer, Html& html, const catalog::Tag& tag);

}  // namespace roadstead::render::web
