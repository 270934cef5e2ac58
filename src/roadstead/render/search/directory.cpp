// SPDX-License-Identifier: Apache-2.0
#include "roadstead/render/search/files.hpp"

namespace roadstead::render::search {

namespace {

// The shortest text that is above `before` and not above `first`, in whole characters.
std::string_view separator(std::string_view before, std::string_view first) {
  std::size_t length = 0;
  while (length < before.size() && length < first.size() && before[length] == first[length]) ++length;
  ++length;
  while (length < first.size() && (first[length] & '\xC0') == '\x80') ++length;
  return first.substr(0, length);
}

void append_starts(JsonWriter& json, const Index& index) {
  json.key("terms").begin_array();
  for (const std::size_t start : index.term_shards())
    json.value(start == 0 ? std::string_view() : separator(index.terms()[start - 1].text, index.terms()[start].text));
  json.end_array();
}

}  // namespace

void append_directory(std::string& out, const Index& index) {
  JsonWriter json(out);
  json.begin_object().field("generation", index.generation());
  json.field("collections", std::uint64_t{index.documents().size()});
  json.field("records", std::uint64_t{records_in_shard}).field("columns", std::uint64_t{rows_in_columns});
  json.field("postings", std::uint64_t{posting_limit});
  json.field("digests", std::uint64_t{digest_shards(index)});
  append_starts(json, index);
  json.end_object();
}

}  // namespace roadstead::render::search
