// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "roadstead/catalog/yaml.hpp"

namespace roadstead::catalog {

/// The value of `layout` in a README's front matter, and where it stands; empty when there is none.
struct StatedLayout {
  std::string_view value;
  Position at;
};

/// Of a README that may be none of ours: its line is looked for, and nothing is read as YAML.
StatedLayout stated_layout(std::string_view readme);

/// The value is probably meant to be "collection".
bool is_near_collection(std::string_view layout);

}  // namespace roadstead::catalog
