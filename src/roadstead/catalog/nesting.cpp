// SPDX-License-Identifier: Apache-2.0
#include "roadstead/catalog/nesting.hpp"

#include <algorithm>

namespace roadstead::catalog {

// Without budget it counts one more and looks no further: whoever asked is too deep already.
unsigned Nesting::height(const Document& document, unsigned budget) {
  auto& known = heights_[static_cast<std::size_t>(&document - tag_.documents.data())];
  if (known) return *known;
  unsigned height = document.children.empty() ? 0 : 1;
  if (budget > 0)
    for (const ChildRef& child : document.children)
      height = std::max(height, 1 + this->height(*tag_.find(child.digest), budget - 1));
  known = height;
  return height;
}

}  // namespace roadstead::catalog
