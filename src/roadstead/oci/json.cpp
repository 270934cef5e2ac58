// SPDX-License-Identifier: Apache-2.0
#include "roadstead/oci/json.hpp"

#include <algorithm>
#include <limits>

#include "roadstead/oci/printable.hpp"

namespace roadstead::oci {

using simdjson::dom::element;

Result<Fields> Fields::of(element value) {
  simdjson::dom::object object;
  if (value.get(object)) return fail(Code::invalid, "not a JSON object, want one");
  Fields result;
  for (const auto field : object) result.fields_.emplace_back(field.key, field.value);
  auto& fields = result.fields_;
  std::ranges::stable_sort(fields, {}, [](const auto& field) { return field.first; });
  const auto twice = std::ranges::adjacent_find(fields, {}, [](const auto& field) { return field.first; });
  if (twice != fields.end()) return fail(Code::invalid, "key '{}' stands twice, want it once", excerpt(twice->first));
  std::erase_if(fields, [](const auto& field) { return field.second.is_null(); });
  return result;
}

std::optional<element> Fields::find(std::string_view key) const {
  const auto at = std::ranges::lower_bound(fields_, key, {}, [](const auto& field) { return field.first; });
  if (at == fields_.end() || at->first != key) return std::nullopt;
  return at->second;
}

static Result<std::string> text_of(std::string_view key, element value) {
  std::string_view text;
  if (value.get(text)) return fail(Code::invalid, "'{}' is not a text, want one", excerpt(key));
  return std::string(text);
}

Result<std::string> Fields::text(std::string_view key) const {
  const auto value = find(key);
  if (!value) return std::string();
  return text_of(key, *value);
}

Result<std::string> Fields::required_text(std::string_view key) const {
  const auto value = find(key);
  if (!value) return fail(Code::invalid, "no '{}', want one", key);
  return text_of(key, *value);
}

Result<std::uint64_t> Fields::required_number(std::string_view key) const {
  const auto value = find(key);
  if (!value) return fail(Code::invalid, "no '{}', want one", key);
  std::uint64_t number = 0;
  if (value->get(number) || number > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()))
    return fail(Code::invalid, "'{}' is {}, want a whole number from 0 to 2^63 - 1", key,
                excerpt(simdjson::minify(*value)));
  return number;
}

Result<std::vector<element>> Fields::array(std::string_view key) const {
  const auto value = find(key);
  if (!value) return std::vector<element>();
  simdjson::dom::array items;
  if (value->get(items)) return fail(Code::invalid, "'{}' is not an array, want one", key);
  return std::vector<element>(items.begin(), items.end());
}

Result<std::vector<std::string>> Fields::texts(std::string_view key) const {
  auto items = array(key);
  if (!items) return Failure(items.error());
  std::vector<std::string> texts;
  for (const element item : *items) {
    auto text = text_of(key, item);
    if (!text) return fail(Code::invalid, "'{}' holds something else than texts, want texts alone", key);
    texts.push_back(std::move(*text));
  }
  return texts;
}

}  // namespace roadstead::oci
