// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "roadstead/render/search/files.hpp"

namespace roadstead::render::search {

namespace {

constexpr std::size_t shard_bytes = 32'000, shards_at_most = 2048;

// A term, its lists, and numbers of two or three digits, as most differences are.
std::size_t estimated_bytes(const Index::Term& term) {
  std::size_t kept = 0;
  for (const std::uint32_t count : term.kept) kept += count;
  return term.text.size() + 16 + 4 * kept;
}

void append_postings(JsonWriter& json, std::span<const std::uint32_t> documents) {
  json.begin_array();
  std::uint32_t before = 0;
  for (const std::uint32_t document : documents) {
    json.value(std::uint64_t{document - before});
    before = document;
  }
  json.end_array();
}

}  // namespace

std::vector<std::size_t> cut_terms(const Index& index) {
  std::size_t total = 0;
  for (const Index::Term& term : index.terms()) total += estimated_bytes(term);
  const std::size_t most = std::max(shard_bytes, total / shards_at_most);
  std::vector<std::size_t> starts;
  std::size_t bytes = most;
  for (std::size_t rank = 0; rank < index.terms().size(); ++rank) {
    const std::size_t more = estimated_bytes(index.terms()[rank]);
    if (bytes + more > most) starts.push_back(rank), bytes = 0;
    bytes += more;
  }
  return starts;
}

void append_terms(std::string& out, const Index& index, std::size_t begin, std::size_t end) {
  JsonWriter json(out);
  json.begin_object().key("terms").begin_array();
  for (std::size_t rank = begin; rank < end; ++rank) {
    const Index::Term& term = index.terms()[rank];
    out += '\n';
    json.begin_array().value(term.text).value(std::uint64_t{term.documents});
    for (const Tier tier : {Tier::name, Tier::part, Tier::other}) append_postings(json, index.postings(rank, tier));
    json.end_array();
  }
  json.end_array().end_object();
}

}  // namespace roadstead::render::search
