// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "roadstead/catalog/yaml.hpp"

namespace roadstead::catalog {

/// A Markdown file split at its front matter: a first line "---" up to the next one. Views into the file.
struct FrontMatter {
  bool present = false;
  std::string_view yaml;  ///< without the "---" lines
  std::string_view body;  ///< what follows; the whole text when there is no front matter
};

/// Lines end with LF or CRLF. A front matter that is never closed is an error at its first line.
tl::expected<FrontMatter, TextError> split_front_matter(std::string_view text);

constexpr std::uint32_t front_matter_first_line = 2;  ///< the "---" is line 1

}  // namespace roadstead::catalog
