// SPDX-License-Identifier: Apache-2.0
#include "roadstead/render/web/markdown_headings.hpp"

#include <fmt/format.h>

#include "roadstead/render/web/heading_id.hpp"
#include "roadstead/render/web/html.hpp"
#include "roadstead/render/web/markdown_links.hpp"

namespace roadstead::render::web {

void MarkdownHeadings::begin(std::size_t at) {
  at_ = at;
  text_.clear();
  is_open_ = true;
}

void MarkdownHeadings::add(std::string_view text) {
  if (is_open_) text_ += text;
}

void MarkdownHeadings::write_id(std::string& out) {
  std::string id = heading_id(text_);
  if (id.empty()) return;
  const unsigned count = counts_[id]++;
  if (count > 0) id += fmt::format("-{}", count);
  if (count > 0 && !counts_.emplace(id, 1).second) return;  // another heading is called so
  id.insert(0, readme_id_prefix);
  std::string attribute;
  Html(attribute).raw(" id=\"").text(id).raw("\"");
  out.insert(at_, attribute);
  ids_.push_back(std::move(id));
}

}  // namespace roadstead::render::web
