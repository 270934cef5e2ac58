// SPDX-License-Identifier: Apache-2.0
#include "roadstead/render/search/index.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "roadstead/render/search/files.hpp"
#include "roadstead/render/search/gather.hpp"

namespace roadstead::render::search {

std::vector<std::string> facet_terms(const Facts& facts) {
  std::vector<std::string> terms;
  const auto add = [&](std::string_view facet, std::string_view value) {
    if (!value.empty()) terms.push_back(fmt::format(":{}:{}", facet, value));
  };
  add("owner", facts.owner);
  for (const std::string_view arch : facts.archs) add("arch", arch);
  add("licence", facts.licence);
  if (facts.is_signed) add("signed", "yes");
  add("year", facts.day.substr(0, 4));
  if (facts.bytes == 0) return terms;
  const auto power = [](std::uint64_t bytes) { return fmt::formatted_size("{}", bytes) - 1; };
  add("size", fmt::format("{}", power(facts.bytes)));
  if (power(facts.least_bytes) != power(facts.bytes)) add("size", fmt::format("{}", power(facts.least_bytes)));
  return terms;
}

namespace {

/// The place of each number when the terms stand by text.
std::vector<std::uint32_t> ranks_of(const std::vector<Index::Term>& terms) {
  std::vector<std::uint32_t> order(terms.size()), ranks(terms.size());
  std::iota(order.begin(), order.end(), 0u);
  std::ranges::sort(order, {}, [&](std::uint32_t number) { return terms[number].text; });
  for (std::uint32_t rank = 0; rank < order.size(); ++rank) ranks[order[rank]] = rank;
  return ranks;
}

}  // namespace

Index::Index(const catalog::Catalog& catalog) : documents_(documents_of(catalog)), digests_(digests_of(documents_)) {
  Gatherer gatherer(texts_);
  for (const Document& document : documents_) gatherer.add(document);
  const std::vector<Term> terms = gatherer.take_terms();
  const std::vector<std::uint32_t> ranks = ranks_of(terms);
  terms_.resize(terms.size());
  for (std::size_t number = 0; number < terms.size(); ++number) terms_[ranks[number]] = terms[number];
  starts_.reserve(tiers * terms_.size() + 1);
  starts_.push_back(0);
  for (const Term& term : terms_)
    for (const std::uint32_t kept : term.kept) starts_.push_back(starts_.back() + kept);
  // What was gathered is in the order of the documents, so each list comes out ascending.
  std::vector<std::size_t> ends(starts_.begin(), starts_.end() - 1);
  postings_.resize(starts_.back());
  for (const Gatherer::Posting& posting : gatherer.postings())
    postings_[ends[tiers * ranks[posting.list / tiers] + posting.list % tiers]++] = posting.document;
  term_shards_ = cut_terms(*this);
  generation_ = generation_of(*this);
}

std::span<const std::uint32_t> Index::postings(std::size_t term, Tier tier) const {
  const std::size_t at = tiers * term + static_cast<std::size_t>(tier);
  return std::span(postings_).subspan(starts_[at], starts_[at + 1] - starts_[at]);
}

}  // namespace roadstead::render::search
