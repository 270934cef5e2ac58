// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "roadstead/render/page.hpp"
#include "roadstead/site/profile.hpp"

namespace roadstead::site {

/// The file that holds a page, relative to the output's root: the host's own root where the host serves
/// /v2/ beside a prefix, else the site's. A folder's document is index.html or index.json; "~" marks what a
/// URL cannot ask for by itself (an answer to ?arch=, a manifest of a rarer type), because no name has one.
void append_file_name(std::string& out, const render::Page& page, const Profile& profile, std::string_view site_prefix);

}  // namespace roadstead::site
