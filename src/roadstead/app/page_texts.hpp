// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

#include "roadstead/catalog/model.hpp"
#include "roadstead/render/site.hpp"
#include "roadstead/source/tree.hpp"

namespace roadstead::app {

/// What pages show of the tree's files, for one thread: kept since loading, read ahead, or read now.
class PageTexts {
 public:
  PageTexts(const source::Tree& tree, const catalog::Catalog& catalog, source::Reader& reader)
      : tree_(tree), catalog_(catalog), reader_(reader) {}

  /// Reads what the pages of `collections` will want in one go, so that git answers without being waited for.
  /// What is over the limit, or cannot be read, is left to read().
  void read_ahead(std::span<const catalog::Collection> collections);

  /// The view lives until the next call.
  Result<std::string_view> read(std::uint32_t entry);

  /// read(), as pages ask for it; `this` must outlive what is returned.
  render::ReadEntry reading() {
    return [this](std::uint32_t entry) { return read(entry); };
  }

 private:
  Result<std::string_view> read_file(std::uint32_t entry);

  const source::Tree& tree_;
  const catalog::Catalog& catalog_;
  source::Reader& reader_;
  Arena arena_;
  std::vector<catalog::KeptText> ahead_;  ///< sorted by entry
};

}  // namespace roadstead::app
