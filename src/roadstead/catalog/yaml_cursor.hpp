// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace roadstead::catalog {

/// Walks over one line of plain YAML. What take_…() returns are views into the line; a false means that the line
/// has something else there, right or wrong.
class YamlCursor {
 public:
  struct Scalar {
    std::string_view text;
    std::uint32_t column = 0;  ///< in characters, from 0
    bool is_plain = true;      ///< without quotes
  };
  enum class Context : std::uint8_t { block, flow };

  explicit YamlCursor(std::string_view line) : line_(line) {}

  /// No tab, control character, line break of Unicode's, or byte that is not UTF-8.
  bool has_only_text();

  bool is_at_end() const { return at_ == line_.size(); }
  char next() const { return is_at_end() ? '\0' : line_[at_]; }
  std::uint32_t column() const;
  void skip_blanks();
  /// Takes `c` and the blanks behind it.
  bool take(char c);
  /// Takes "- ".
  bool take_dash();

  /// Takes a key, its colon, and the blanks behind it. Nothing is taken when there is none.
  bool take_key(Scalar& key);
  /// Takes a value that ends in this line, and the blanks behind it: in a block it is the rest of the line.
  bool take_value(Context context, Scalar& value);

 private:
  bool take_quoted(char quote, Scalar& value);
  bool take_plain(std::size_t end, Scalar& value);
  std::size_t end_of_flow_value() const;

  std::string_view line_;
  std::size_t at_ = 0;
  bool is_ascii_ = true;
};

}  // namespace roadstead::catalog
