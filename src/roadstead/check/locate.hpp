// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "roadstead/catalog/yaml.hpp"
#include "roadstead/source/tree.hpp"

namespace roadstead::check {

/// Where a value stands in a README's front matter. `key` is a path: "digest", "layers.0.url". The file is
/// read again: findings are rare, and a catalog that kept positions would pay for them on every tag.
/// The first line when it cannot be found.
catalog::Position locate(source::Reader& reader, const source::Entry& entry, std::string_view key);

}  // namespace roadstead::check
