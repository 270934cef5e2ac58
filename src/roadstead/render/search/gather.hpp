// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <unordered_map>

#include "roadstead/render/search/index.hpp"
#include "roadstead/render/search/terms.hpp"

namespace roadstead::render::search {

/// Numbers terms as they come, and says which documents have them. Documents are added in their order.
class Gatherer {
 public:
  explicit Gatherer(Arena& texts) : texts_(texts) {}

  void add(const Document& document);

  /// By number.
  std::vector<Index::Term> take_terms() { return std::move(terms_); }

  struct Posting {
    std::uint32_t list;  ///< tiers * the term's number + the tier
    std::uint32_t document;
  };
  const std::vector<Posting>& postings() const { return postings_; }

 private:
  void see(std::string_view term, Tier tier);
  void see_all(std::string_view text, Tier tier);
  void see_name(std::string_view name);
  void see_tags(const catalog::Collection& collection);
  void see_labels(const catalog::Tag& tag);
  void see_archs(const Facts& facts);
  std::uint32_t number_of(std::string_view term);
  void keep(std::uint32_t document);

  Arena& texts_;
  TermCutter cutter_;
  std::unordered_map<std::string_view, std::uint32_t> numbers_;
  std::vector<Index::Term> terms_;
  std::vector<Posting> postings_;
  std::vector<std::pair<std::uint32_t, Tier>> seen_;  ///< of the document that is being added
  std::uint32_t next_ = 0;
};

}  // namespace roadstead::render::search
