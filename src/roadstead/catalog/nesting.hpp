// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <vector>

#include "roadstead/catalog/model.hpp"

namespace roadstead::catalog {

/// How deep indexes stand in indexes. The specification sets no limit; pages are made by walking down, so we do.
constexpr unsigned nesting_limit = 8;

/// Measures the documents of one tag, whose children are all there. There is no cycle: a document's digest covers the
/// digests of its children.
class Nesting {
 public:
  explicit Nesting(const Tag& tag) : tag_(tag), heights_(tag.documents.size()) {}

  bool is_too_deep(const Document& document) { return height(document, nesting_limit) > nesting_limit; }

 private:
  unsigned height(const Document& document, unsigned budget);

  const Tag& tag_;
  std::vector<std::optional<unsigned>> heights_;  ///< as tag.documents: indexes may share their children
};

}  // namespace roadstead::catalog
