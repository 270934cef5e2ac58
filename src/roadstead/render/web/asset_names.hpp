// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>

#include "roadstead/render/web/assets.hpp"

namespace roadstead::render::web {

/// `name` is one of those that web/ always gives: "main.js", "early.js", "style.css", "logo.svg".
inline const Asset& asset_named(std::string_view name) {
  return *std::ranges::lower_bound(assets(), name, {}, &Asset::name);
}

}  // namespace roadstead::render::web
