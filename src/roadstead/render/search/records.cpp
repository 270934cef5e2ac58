// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "roadstead/render/overview.hpp"
#include "roadstead/render/search/files.hpp"
#include "roadstead/render/shortened.hpp"

namespace roadstead::render::search {

namespace {

constexpr std::size_t description_limit = 140;

void append_record(JsonWriter& json, const Document& document) {
  const Facts facts = facts_of(document);
  json.begin_array().value(document.collection->name);
  json.value(shortened(description_of(*document.collection), description_limit));
  json.value(document.tag == nullptr ? std::string_view() : document.tag->name).value(facts.tags).value(facts.bytes);
  json.value(facts.day).begin_array();
  for (const std::string_view arch : facts.archs) json.value(arch);
  json.end_array().value(facts.licence);
  json.value(static_cast<std::uint64_t>(facts.is_frozen) + 2 * static_cast<std::uint64_t>(facts.is_signed));
  if (facts.least_bytes != facts.bytes) json.value(facts.least_bytes);
  json.end_array();
}

}  // namespace

void append_records(std::string& out, const Index& index, std::size_t shard) {
  const auto all = std::span(index.documents()).subspan(shard * records_in_shard);
  JsonWriter json(out);
  json.begin_object().key("records").begin_array();
  for (const Document& document : all.first(std::min(all.size(), records_in_shard))) {
    out += '\n';
    append_record(json, document);
  }
  json.end_array().end_object();
}

}  // namespace roadstead::render::search
