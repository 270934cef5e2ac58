// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "roadstead/catalog/model.hpp"

namespace roadstead::render::search {

/// A collection as the index knows it.
struct Document {
  const catalog::Collection* collection = nullptr;
  const catalog::Tag* tag = nullptr;  ///< the one that stands for it (tag_order.hpp); null: none is in lists
};

/// All collections, the newest first by that tag's `created`; of one time, and without one, in the order of the
/// catalog. The place in this order is a document's number.
std::vector<Document> documents_of(const catalog::Catalog& catalog);

/// What a list shows of a document, and filters go by.
struct Facts {
  std::string_view owner{};
  std::vector<std::string_view> archs{};  ///< what the tag's images run on, sorted, each once
  std::string_view licence{};             ///< as SPDX writes it; at most 60 bytes
  std::string_view day{};                 ///< "2026-11-23"
  std::uint64_t least_bytes = 0;          ///< that one pull fetches; 0 where it is not known
  std::uint64_t bytes = 0;                ///< the most that one pull fetches
  std::uint64_t tags = 0;                 ///< those in lists
  bool is_frozen = false;
  bool is_signed = false;  ///< a signature refers to the tag's image
};
Facts facts_of(const Document& document);

}  // namespace roadstead::render::search
