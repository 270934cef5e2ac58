// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "roadstead/render/web/layout.hpp"

namespace roadstead::render::web {

/// <head>, whole.
void append_head(Html& html, const Site& site, const Head& head);

}  // namespace roadstead::render::web
