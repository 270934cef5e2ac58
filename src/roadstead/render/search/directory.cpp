// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <iterator>

#include "roadstead/base/hex.hpp"
#include "roadstead/base/sha256.hpp"
#include "roadstead/base/text.hpp"
#include "roadstead/render/search/files.hpp"

namespace roadstead::render::search {

namespace {

// Browsers keep files for a while; this in their addresses keeps those of two builds apart, however they are cut.
std::string generation_of(const Index& index, const std::vector<std::size_t>& starts) {
  Sha256Stream hash;
  std::string text = fmt::format("{} {}", records_in_shard, rows_in_columns);
  for (const std::size_t start : starts) fmt::format_to(std::back_inserter(text), " {}", start);
  hash.update(text);
  const auto add = [&](std::string_view field) { text.append(field) += '\0'; };
  for (const auto& [collection, tag] : index.documents()) {
    text.clear();
    add(collection->name);
    add(collection->description);
    append_number(text, collection->tags.size());
    if (tag != nullptr) add(tag->name), add(tag->stated.created), add(tag->frozen ? "frozen" : "");
    if (tag != nullptr) append_number(text, tag->stated.size_bytes);
    hash.update(text);
  }
  for (const Index::Term& term : index.terms()) {
    text.clear();
    add(term.text);
    append_number(text, term.documents);
    hash.update(text);
  }
  return to_hex(hash.finish()).substr(0, 12);
}

// The shortest text that is above `before` and not above `first`, in whole characters.
std::string_view separator(std::string_view before, std::string_view first) {
  std::size_t length = 0;
  while (length < before.size() && length < first.size() && before[length] == first[length]) ++length;
  ++length;
  while (length < first.size() && (first[length] & '\xC0') == '\x80') ++length;
  return first.substr(0, length);
}

void append_starts(JsonWriter& json, const Index& index, const std::vector<std::size_t>& starts) {
  json.key("terms").begin_array();
  for (const std::size_t start : starts)
    json.value(start == 0 ? std::string_view() : separator(index.terms()[start - 1].text, index.terms()[start].text));
  json.end_array();
}

// What a filter offers where nothing is searched for: of each facet the values that most collections have.
void append_facet(JsonWriter& json, const Index& index, std::string_view facet) {
  constexpr std::size_t most = 50;
  const std::string prefix = std::string(facet) + ":";
  const auto first = std::ranges::lower_bound(index.terms(), prefix, {}, &Index::Term::text);
  const auto end = std::ranges::find_if_not(first, index.terms().end(),
                                            [&](const Index::Term& term) { return term.text.starts_with(prefix); });
  std::vector<const Index::Term*> values;
  for (auto at = first; at != end; ++at) values.push_back(&*at);
  std::ranges::stable_sort(values, std::greater(), &Index::Term::documents);
  values.resize(std::min(values.size(), most));
  json.key(facet).begin_array();
  for (const Index::Term* value : values)
    json.begin_array().value(value->text.substr(prefix.size())).value(std::uint64_t{value->documents}).end_array();
  json.end_array();
}

}  // namespace

void append_directory(std::string& out, const Index& index, const std::vector<std::size_t>& starts) {
  JsonWriter json(out);
  json.begin_object().field("generation", generation_of(index, starts));
  json.field("collections", std::uint64_t{index.documents().size()});
  json.field("records", std::uint64_t{records_in_shard}).field("columns", std::uint64_t{rows_in_columns});
  json.field("postings", std::uint64_t{posting_limit});
  append_starts(json, index, starts);
  json.key("facets").begin_object();
  for (const std::string_view facet : {"owner", "arch", "licence", "signed", "year", "size"})
    append_facet(json, index, facet);
  json.end_object().end_object();
}

}  // namespace roadstead::render::search
