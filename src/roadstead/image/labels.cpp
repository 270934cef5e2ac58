// SPDX-License-Identifier: Apache-2.0
#include "roadstead/image/labels.hpp"

#include "roadstead/oci/json.hpp"

namespace roadstead::image {

using simdjson::dom::element;

static std::string text_of(element value) {
  std::string_view text;
  return value.get(text) ? simdjson::minify(value) : std::string(text);
}

Result<Labels> flat_labels(element json) {
  auto fields = oci::Fields::of(json);
  if (!fields) return Failure(fields.error());
  Labels labels;
  for (const auto& [key, value] : fields->all()) labels.emplace_back(key, text_of(value));
  return labels;
}

// A flat file may have a label named "data", but never one whose value is an object.
static bool is_inspect_metadata(element json) { return json["data"].is_object(); }

Result<Labels> parse_labels(std::string_view json) {
  auto document = Json::parse(json, text_limit_bytes);
  if (!document) return Failure(document.error());
  const element root = document->root();
  if (!is_inspect_metadata(root)) return flat_labels(root);
  element labels;
  if (root.at_pointer("/data/attributes/labels").get(labels)) return Labels();
  return flat_labels(labels);
}

}  // namespace roadstead::image
