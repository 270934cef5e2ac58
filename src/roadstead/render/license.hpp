// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "roadstead/catalog/model.hpp"

namespace roadstead::render {

/// The licence that the labels of a tag state, as an SPDX expression where its name is known, else in their words.
/// Empty: they state none.
std::string_view license_of(const catalog::Tag& tag);

}  // namespace roadstead::render
