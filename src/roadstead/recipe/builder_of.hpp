// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "roadstead/base/error.hpp"
#include "roadstead/recipe/find.hpp"

namespace roadstead::recipe {

/// A URL, or a file that is an image by its name.
bool is_image(std::string_view path);

/// The builder of a recipe that nobody named one for: of those that build its kind the first one on PATH, or the first
/// one when none is there. "prebuilt" for an image file or a URL. Code::invalid for what nothing is known of.
Result<std::string> builder_of(Kind kind, std::string_view path);

}  // namespace roadstead::recipe
