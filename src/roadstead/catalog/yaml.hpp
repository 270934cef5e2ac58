// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "roadstead/base/error.hpp"

namespace roadstead::catalog {

/// A place in a text, from 1.
struct Position {
  std::uint32_t line = 1;
  std::uint32_t column = 1;
};

/// What is wrong with a text, and where.
struct TextError {
  Position position;
  std::string message;
};

/// YAML 1.1 read as data: mappings, sequences and scalars. Anchors, aliases, tags, more than one
/// document, nesting deeper than 32 and duplicate keys are refused, so that a document's meaning is
/// its text and its cost is linear. Nodes lie in document order; children follow their parent.
class YamlDocument {
 public:
  enum class Kind : std::uint8_t { scalar, sequence, mapping };
  struct Node {
    Kind kind = Kind::scalar;
    bool plain = false;  ///< a scalar without quotes
    Position position;
    std::uint32_t end = 0;  ///< index one past its last descendant
    std::string_view text;  ///< of a scalar; a view into the document or into the text that was parsed
  };
  static constexpr std::uint32_t none = ~std::uint32_t{0};

  /// Replaces what the document holds; `text` must outlive it. `first_line` is the line that `text` begins on in its
  /// file. An empty text is an empty mapping. The returned error is the first one.
  tl::expected<void, TextError> parse(std::string_view text, std::uint32_t first_line);

  const Node& operator[](std::uint32_t index) const { return nodes_[index]; }
  const Node& root() const { return nodes_.front(); }

  /// Calls f(key, value) with the indexes of each pair of a mapping.
  template <class F>
  void for_each_pair(std::uint32_t mapping, F f) const {
    for (std::uint32_t key = mapping + 1; key < nodes_[mapping].end; key = nodes_[key + 1].end) f(key, key + 1);
  }
  /// Calls f(item) with the index of each item of a sequence.
  template <class F>
  void for_each_item(std::uint32_t sequence, F f) const {
    for (std::uint32_t item = sequence + 1; item < nodes_[sequence].end; item = nodes_[item].end) f(item);
  }
  /// The value of `key` in a mapping, or none.
  std::uint32_t find(std::uint32_t mapping, std::string_view key) const;

 private:
  friend class YamlBuilder;
  std::vector<Node> nodes_;
  std::string text_;  // scalars that libyaml made, reserved up front so that views stay
};

}  // namespace roadstead::catalog
