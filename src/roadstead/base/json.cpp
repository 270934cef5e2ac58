// SPDX-License-Identifier: Apache-2.0
#include "roadstead/base/json.hpp"

#include <algorithm>

namespace roadstead {

using simdjson::dom::element;

static constexpr std::size_t depth_limit = 32;

static Failure refusal(simdjson::error_code error) {
  switch (error) {
    case simdjson::EMPTY: return fail(Code::invalid, "empty, want JSON");
    case simdjson::DEPTH_ERROR: return fail(Code::invalid, "JSON nested deeper than {}, want less", depth_limit);
    case simdjson::UTF8_ERROR: return fail(Code::invalid, "not UTF-8, want JSON in UTF-8");
    case simdjson::MEMALLOC: return fail(Code::unavailable, "no memory to parse JSON");
    default: return fail(Code::invalid, "not valid JSON, want what RFC 8259 allows");
  }
}

Result<Json> Json::parse(std::string_view text, std::uint64_t limit_bytes) {
  if (text.size() > limit_bytes)
    return fail(Code::invalid, "JSON of {} bytes, want at most {}", text.size(), limit_bytes);
  if (text.starts_with("\xef\xbb\xbf"))
    return fail(Code::invalid, "JSON starts with a byte order mark, want none (RFC 8259 section 8.1)");
  Json json;
  json.parser_ = std::make_unique<simdjson::dom::parser>();
  // simdjson counts the depth from 1 and refuses the one it is given
  if (const auto error = json.parser_->allocate(std::max<std::size_t>(text.size(), 64), depth_limit + 1))
    return refusal(error);
  if (const auto error = json.parser_->parse(text.data(), text.size()).get(json.root_)) return refusal(error);
  return json;
}

template <class T>
static T value_at(element value, std::string_view pointer) {
  T found{};
  if (value.at_pointer(pointer).get(found)) return T{};
  return found;
}

std::string_view text_at(element value, std::string_view pointer) { return value_at<std::string_view>(value, pointer); }
std::uint64_t number_at(element value, std::string_view pointer) { return value_at<std::uint64_t>(value, pointer); }
bool flag_at(element value, std::string_view pointer) { return value_at<bool>(value, pointer); }

std::vector<element> items_at(element value, std::string_view pointer) {
  simdjson::dom::array items;
  if (value.at_pointer(pointer).get(items)) return {};
  return {items.begin(), items.end()};
}

std::vector<std::string> texts_at(element value, std::string_view pointer, std::string_view of_each) {
  std::vector<std::string> texts;
  for (const element item : items_at(value, pointer)) texts.emplace_back(text_at(item, of_each));
  return texts;
}

std::string json_object(const std::function<void(JsonWriter&)>& fill) {
  std::string out;
  JsonWriter json(out);
  json.begin_object();
  fill(json);
  json.end_object();
  return out;
}

void write_texts(JsonWriter& json, std::string_view key, const std::vector<std::string>& texts) {
  json.key(key).begin_array();
  for (const std::string& text : texts) json.value(text);
  json.end_array();
}

}  // namespace roadstead
