// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>

namespace roadstead::catalog {

/// One line of plain block YAML: "key: value", "key:", "- value" or "- key: value". Texts are views into it.
struct YamlLine {
  struct Scalar {
    std::string_view text;
    std::uint32_t column = 0;  ///< from 0
    bool is_plain = true;      ///< without quotes
  };
  std::uint32_t indent = 0;  ///< column of the first character that is no blank
  bool has_dash = false;
  bool has_value = false;
  Scalar key;  ///< empty text: none
  Scalar value;

  bool is_empty() const { return !has_dash && key.text.empty() && !has_value; }  ///< blank, or a comment
};

/// False when the line has anything but ASCII and the four forms above, or what could go on in the next line.
bool split_yaml_line(std::string_view text, YamlLine& line);

}  // namespace roadstead::catalog
