// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <simdjson.h>

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "roadstead/base/error.hpp"
#include "roadstead/base/json_writer.hpp"

namespace roadstead {

/// A parsed document. Refused: a byte order mark, more than `limit_bytes`, nesting deeper than 32, text that is not
/// UTF-8, and what RFC 8259 does not allow.
class Json {
 public:
  static Result<Json> parse(std::string_view text, std::uint64_t limit_bytes = std::uint64_t{16} << 20U);

  simdjson::dom::element root() const { return root_; }

 private:
  std::unique_ptr<simdjson::dom::parser> parser_;  ///< owns what root_ points to
  simdjson::dom::element root_;
};

// Servers add fields and leave them out as they are told and as they age: what is absent, null or of another type is
// the empty value. A pointer is RFC 6901's, as "/head/ref"; views live as long as the document.
std::string_view text_at(simdjson::dom::element value, std::string_view pointer);
std::uint64_t number_at(simdjson::dom::element value, std::string_view pointer);
bool flag_at(simdjson::dom::element value, std::string_view pointer);
/// The elements of an array; of the value itself for an empty pointer.
std::vector<simdjson::dom::element> items_at(simdjson::dom::element value, std::string_view pointer);
/// text_at() of every element of an array.
std::vector<std::string> texts_at(simdjson::dom::element value, std::string_view pointer, std::string_view of_each);

/// The JSON of an object with the fields that `fill` writes.
std::string json_object(const std::function<void(JsonWriter&)>& fill);
void write_texts(JsonWriter& json, std::string_view key, const std::vector<std::string>& texts);

}  // namespace roadstead
