// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "roadstead/base/arena.hpp"
#include "roadstead/render/search/document.hpp"

namespace roadstead::render::search {

/// How well a document has a term.
enum class Tier : std::uint8_t {
  name,   ///< it is the last component of the name, whole
  part,   ///< it stands in the name
  other,  ///< in the description, a label, a tag or an owner, or it is a facet
  count
};
constexpr std::size_t tiers = static_cast<std::size_t>(Tier::count);

/// The newest documents of a term and a tier that are kept: a word that everything has does not grow with the registry.
constexpr std::uint32_t posting_limit = 4096;

/// What stands for a digest of a tag that is in lists: its own, or that of one of its images.
struct TagDigest {
  std::uint64_t begin = 0;  ///< its first 16 hex digits
  std::uint32_t document = 0;
  std::uint32_t tag = 0;  ///< the place among those of the collection

  auto operator<=>(const TagDigest&) const = default;
};

/// Which documents have which term. What a registry of 300,000 collections takes is some 150 MB while it is made.
class Index {
 public:
  explicit Index(const catalog::Catalog& catalog);

  const std::vector<Document>& documents() const { return documents_; }

  struct Term {
    std::string_view text;
    std::uint32_t documents = 0;              ///< that have it, in whichever tier
    std::array<std::uint32_t, tiers> kept{};  ///< at most posting_limit of each tier
  };
  /// Sorted by text. A facet is ":owner:vanessa": no word has a colon, so facets stand together and between no words.
  std::span<const Term> terms() const { return terms_; }
  /// Numbers of documents, ascending.
  std::span<const std::uint32_t> postings(std::size_t term, Tier tier) const;

  /// Ascending.
  std::span<const TagDigest> digests() const { return digests_; }

  /// What cut_terms() gives, and generation_of(): each file of the index wants one or both.
  std::span<const std::size_t> term_shards() const { return term_shards_; }
  std::string_view generation() const { return generation_; }

 private:
  std::vector<Document> documents_;
  Arena texts_;
  std::vector<Term> terms_;
  std::vector<std::size_t> starts_;  ///< of term and tier in postings_
  std::vector<std::uint32_t> postings_;
  std::vector<TagDigest> digests_;
  std::vector<std::size_t> term_shards_;
  std::string generation_;
};

/// Of all tags that are in lists and have one, ascending.
std::vector<TagDigest> digests_of(const std::vector<Document>& documents);

/// The facets of a document, each as a term: ":arch:amd64", ":year:2026", ":signed:yes", ":size:8" (10^8 bytes
/// and more; of images that differ, of the smallest and of the largest).
std::vector<std::string> facet_terms(const Facts& facts);

}  // namespace roadstead::render::search
