// SPDX-License-Identifier: Apache-2.0
#include "roadstead/site/filter_search.hpp"

#include <vector>

#include "roadstead/base/json_writer.hpp"
#include "roadstead/base/text.hpp"
#include "roadstead/oci/json.hpp"

namespace roadstead::site {

namespace {

using simdjson::dom::element;

/// A hit of one kind of client: its name is in one or in several fields.
struct Kind {
  std::string_view array;
  std::vector<std::string_view> name_fields;
};

Result<bool> matches(const element& hit, const Kind& kind, std::string_view lower_word) {
  auto fields = oci::Fields::of(hit);
  if (!fields) return Failure(fields.error());
  std::string name;
  for (const std::string_view key : kind.name_fields) {
    auto part = fields->text(key);
    if (!part) return Failure(part.error());
    if (!part->empty()) name.append(name.empty() ? "" : "/").append(*part);
  }
  auto description = fields->text("description");
  if (!description) return Failure(description.error());
  return to_lower(name).find(lower_word) != name.npos || to_lower(*description).find(lower_word) != name.npos;
}

/// Writes the array of the hits that match. Their number.
Result<std::uint64_t> write_hits(const oci::Fields& from, const Kind& kind, std::string_view lower_word,
                                 JsonWriter& json) {
  auto hits = from.array(kind.array);
  if (!hits) return Failure(hits.error());
  std::uint64_t count = 0;
  json.key(kind.array).begin_array();
  for (const element& hit : *hits) {
    auto fits = matches(hit, kind, lower_word);
    if (!fits) return Failure(fits.error());
    if (*fits) json.raw(simdjson::minify(hit)), ++count;
  }
  json.end_array();
  return count;
}

Result<oci::Fields> data_of(const oci::Fields& whole) {
  const auto data = whole.find("data");
  if (!data) return fail(Code::invalid, "search: no 'data'");
  return oci::Fields::of(*data);
}

}  // namespace

Result<void> filter_search(std::string_view word, Answer& answer) {
  auto document = oci::Json::parse(answer.body, answer.body.size());
  if (!document) return Failure(document.error());
  auto whole = oci::Fields::of(document->root());
  if (!whole) return Failure(whole.error());
  auto data = data_of(*whole);
  if (!data) return Failure(data.error());
  const std::string lower = to_lower(word);
  std::string body;
  JsonWriter json(body);
  json.begin_object().key("data").begin_object();
  auto images = write_hits(*data, {"image", {"entityName", "collectionName", "containerName"}}, lower, json);
  if (!images) return Failure(images.error());
  json.end_object();
  auto results = write_hits(*whole, {"results", {"name"}}, lower, json);
  if (!results) return Failure(results.error());
  json.field("num_results", *results).end_object();
  answer.body = std::move(body);
  return {};
}

}  // namespace roadstead::site
