// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <type_traits>
#include <unordered_map>

#include "roadstead/render/search/files.hpp"

namespace roadstead::render::search {

namespace {

/// One value for each document, where most stand many times: the values once, then the place of each.
class Column {
 public:
  void add(std::string value) {
    const auto [found, is_new] = places_.emplace(std::move(value), values_.size());
    if (is_new) values_.push_back(&found->first);
    rows_.push_back(found->second);
  }
  void write(JsonWriter& json, std::string_view name) const {
    json.key(name).begin_object().key("values").begin_array();
    for (const std::string* value : values_) json.value(*value);
    json.end_array().key("rows").begin_array();
    for (const std::uint64_t row : rows_) json.value(row);
    json.end_array().end_object();
  }

 private:
  std::unordered_map<std::string, std::uint64_t> places_;
  std::vector<const std::string*> values_;
  std::vector<std::uint64_t> rows_;
};

std::string joined(const std::vector<std::string_view>& words) { return fmt::format("{}", fmt::join(words, " ")); }

// Five digits and a power of ten (5.4353 MB is 54353e2): enough to sort by, and short.
std::string rounded(std::uint64_t bytes) {
  unsigned zeros = 0;
  for (; bytes >= 100'000; bytes /= 10) ++zeros;
  return zeros == 0 ? fmt::format("{}", bytes) : fmt::format("{}e{}", bytes, zeros);
}

/// Where images of a tag differ, what the smallest has.
void write_least(JsonWriter& json, const std::vector<std::pair<std::size_t, std::string>>& least) {
  json.key("least").begin_object();
  for (const auto& [row, bytes] : least) json.key(fmt::format("{}", row)).raw(bytes);
  json.end_object();
}

template <class T>
void write_numbers(JsonWriter& json, std::string_view name, const std::vector<T>& numbers) {
  json.key(name).begin_array();
  for (const T& number : numbers)
    if constexpr (std::is_same_v<T, std::string>)
      json.raw(number);
    else
      json.value(number);
  json.end_array();
}

/// What is known of documents, a column for each fact.
class Columns {
 public:
  void add(const Facts& facts, std::uint64_t place_of_name) {
    owners_.add(std::string(facts.owner));
    archs_.add(joined(facts.archs));
    licences_.add(std::string(facts.licence));
    years_.add(std::string(facts.day.substr(0, 4)));
    are_signed_.push_back(facts.is_signed ? 1 : 0);
    tags_.push_back(facts.tags);
    if (facts.least_bytes != facts.bytes) least_.emplace_back(sizes_.size(), rounded(facts.least_bytes));
    sizes_.push_back(rounded(facts.bytes));
    names_.push_back(place_of_name);
  }
  void write(JsonWriter& json) const {
    json.begin_object();
    owners_.write(json, "owner");
    archs_.write(json, "arch");
    licences_.write(json, "licence");
    years_.write(json, "year");
    write_numbers(json, "signed", are_signed_);
    write_numbers(json, "tags", tags_);
    write_numbers(json, "bytes", sizes_);
    write_least(json, least_);
    write_numbers(json, "name", names_);
    json.end_object();
  }

 private:
  Column owners_, archs_, licences_, years_;
  std::vector<std::uint64_t> are_signed_, tags_, names_;
  std::vector<std::string> sizes_;
  std::vector<std::pair<std::size_t, std::string>> least_;  ///< by row
};

}  // namespace

void append_columns(std::string& out, const Index& index, const catalog::Catalog& catalog, std::size_t shard) {
  const auto all = std::span(index.documents()).subspan(shard * rows_in_columns);
  Columns columns;
  for (const Document& document : all.first(std::min(all.size(), rows_in_columns)))
    columns.add(facts_of(document), static_cast<std::uint64_t>(document.collection - catalog.collections.data()));
  JsonWriter json(out);
  columns.write(json);
}

}  // namespace roadstead::render::search
