// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <cstdint>
#include <vector>

#include "roadstead/base/arena.hpp"
#include "roadstead/catalog/model.hpp"

namespace roadstead::catalog {

/// Keeps the texts that pages will want again, so that their files are not opened twice, while the budget that
/// all loaders share lasts: memory stays bounded, and a larger registry reads the rest again.
class TextKeeper {
 public:
  using Budget = std::atomic<std::int64_t>;

  TextKeeper(Budget& bytes, Arena& arena) : budget_(bytes), arena_(arena) {}

  void keep(std::uint32_t entry, std::string_view text) {
    const auto size = static_cast<std::int64_t>(text.size() + sizeof(KeptText));
    if (budget_.fetch_sub(size) >= size) texts_.push_back({entry, arena_.keep(text)});
  }
  const std::vector<KeptText>& texts() const { return texts_; }

 private:
  Budget& budget_;
  Arena& arena_;
  std::vector<KeptText> texts_;
};

}  // namespace roadstead::catalog
