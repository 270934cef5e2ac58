// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "roadstead/render/web/html.hpp"

namespace roadstead::render::web {

enum class Browse : std::uint8_t {
  list,    ///< a page's own rows, which can be searched through, filtered and sorted
  search,  ///< none before something is searched for; what for stands in the header's field
};

/// The field that finds in a list.
void append_find_field(Html& html);

/// What stands around a table of collections (listing.hpp) so that web/src/search can work on it. `only`: the owner
/// whose collections alone are listed; empty: all are.
void begin_browse(Html& html, Browse kind, std::string_view only = {});
void end_browse(Html& html);

}  // namespace roadstead::render::web
