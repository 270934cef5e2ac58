// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <simdjson.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "roadstead/base/error.hpp"
#include "roadstead/base/json.hpp"

namespace roadstead::oci {

/// The fields of one JSON object. A key that stands twice is refused, because readers disagree on
/// which of the two counts; a field that is null counts as absent, as Go's decoder has it.
/// Errors name the key; the caller adds where the object stands.
class Fields {
 public:
  static Result<Fields> of(simdjson::dom::element element);

  std::optional<simdjson::dom::element> find(std::string_view key) const;

  /// The empty text when absent.
  Result<std::string> text(std::string_view key) const;
  Result<std::string> required_text(std::string_view key) const;
  /// A whole number from 0 to 2^63 - 1.
  Result<std::uint64_t> required_number(std::string_view key) const;
  /// Empty when absent.
  Result<std::vector<std::string>> texts(std::string_view key) const;
  /// Empty when absent; in the order of the document.
  Result<std::vector<simdjson::dom::element>> array(std::string_view key) const;

  /// Every field that is not null, in the order of the keys' bytes.
  const std::vector<std::pair<std::string_view, simdjson::dom::element>>& all() const { return fields_; }

 private:
  std::vector<std::pair<std::string_view, simdjson::dom::element>> fields_;
};

}  // namespace roadstead::oci
