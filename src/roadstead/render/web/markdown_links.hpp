// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <md4c.h>

#include <set>
#include <string>
#include <string_view>

#include "roadstead/render/web/source_links.hpp"

namespace roadstead::render::web {

inline constexpr std::string_view readme_id_prefix = "readme-";

/// What differs in a README that was written for another place.
struct Readme {
  const SourceLinks& source;
  const std::set<std::string>* ids;  ///< of its headings; null: they are not known yet, and any may be there
};

/// Where a link or an image of Markdown leads; empty: nowhere. `readme`: null where the text was written for the page.
std::string link_target(const MD_ATTRIBUTE& written, const Readme* readme);

}  // namespace roadstead::render::web
