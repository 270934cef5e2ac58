// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace roadstead::render::web {

/// The name by which forges link a heading of a README: letters in lower case, digits, '_' and '-', and a '-' for each
/// blank; punctuation and pictures are left out.
std::string heading_id(std::string_view text);

}  // namespace roadstead::render::web
