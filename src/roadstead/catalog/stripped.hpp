// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "roadstead/catalog/finding.hpp"

namespace roadstead::catalog {

/// Warns where a README's Markdown has what no page shows as it is meant: raw HTML (once, where it begins) and links
/// that are not safe. `body` is the part of `text` below the front matter.
void find_stripped(std::string_view path, std::string_view text, std::string_view body, Findings& findings);

}  // namespace roadstead::catalog
