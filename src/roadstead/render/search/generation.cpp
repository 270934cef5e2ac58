// SPDX-License-Identifier: Apache-2.0
#include "roadstead/base/hex.hpp"
#include "roadstead/base/sha256.hpp"
#include "roadstead/base/text.hpp"
#include "roadstead/render/search/files.hpp"

namespace roadstead::render::search {

namespace {

// Another with each change of what the files look like, so that a browser mixes no files of two versions either.
constexpr std::string_view form = "4";

void add_term(std::string& text, const Index& index, std::size_t rank) {
  const Index::Term& term = index.terms()[rank];
  text.append(term.text) += ' ';
  append_number(text, term.documents);
  for (const Tier tier : {Tier::name, Tier::part, Tier::other}) {
    text += '/';
    for (const std::uint32_t document : index.postings(rank, tier)) append_number(text, document), text += ' ';
  }
  text += '\n';
}

}  // namespace

// Records say all that columns do: an owner begins a name, and names are in the order of the catalog.
std::string generation_of(const Index& index) {
  Sha256Stream hash;
  hash.update(form);
  std::string text;
  for (std::size_t shard = 0; shard < record_shards(index.documents().size()); ++shard) {
    text.clear();
    append_records(text, index, shard);
    hash.update(text);
  }
  for (std::size_t rank = 0; rank < index.terms().size(); ++rank) {
    text.clear();
    add_term(text, index, rank);
    hash.update(text);
  }
  for (std::size_t shard = 0; shard < digest_shards(index); ++shard) {
    text.clear();
    append_digests(text, index, shard);
    hash.update(text);
  }
  return to_hex(hash.finish()).substr(0, 12);
}

}  // namespace roadstead::render::search
