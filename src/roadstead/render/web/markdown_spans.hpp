// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <md4c.h>

#include <cstddef>
#include <string_view>
#include <vector>

#include "roadstead/render/web/html.hpp"
#include "roadstead/render/web/markdown_links.hpp"

namespace roadstead::render::web {

/// What stands within a block of Markdown: emphasis, code, links and images.
class MarkdownSpans {
 public:
  /// Both are borrowed; `readme` may be null.
  MarkdownSpans(Html& html, const Readme* readme) : html_(html), readme_(readme) {}

  void enter(MD_SPANTYPE type, void* detail);
  void leave(MD_SPANTYPE type);
  /// The block ends: so does all that is open in it.
  void close();

 private:
  void open_link(const MD_ATTRIBUTE& target);
  void open_image(const MD_ATTRIBUTE& source);
  void close_image();
  void close_down_to(std::size_t kept);

  Html& html_;
  const Readme* readme_;
  int image_depth_ = 0;  ///< inside an image only its alternative text is written
  bool image_is_link_ = false;
  std::vector<std::string_view> open_;  ///< elements
};

}  // namespace roadstead::render::web
