// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace roadstead::catalog {

/// Why a logo cannot be published; empty when it can. An SVG that somebody opens by itself is a document of the site:
/// nothing in it may run or fetch.
std::string logo_refusal(std::string_view bytes, std::string_view ending);

}  // namespace roadstead::catalog
