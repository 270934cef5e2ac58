// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "roadstead/catalog/image_size.hpp"
#include "roadstead/render/tag_order.hpp"
#include "roadstead/render/web/parts.hpp"

namespace roadstead::render::web {

/// A tag that has a row in the table of a collection, and its images.
struct TagRow {
  const catalog::Tag* tag;
  std::vector<catalog::ImageSize> images;
};

/// What no tag tells has no column.
struct TagColumns {
  bool arch, created;

  /// `are_sorted`: by a script, which takes a page that has all rows.
  std::vector<TableColumn> titles(bool are_sorted) const;
};

void append_tag_row(Html& html, const Site& site, const catalog::Collection& collection, const ShownTag& shown,
                    const TagRow& row, TagColumns columns);
void append_created_cell(Html& html, const catalog::Tag& tag);

}  // namespace roadstead::render::web
