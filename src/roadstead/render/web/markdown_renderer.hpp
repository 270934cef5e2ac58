// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <md4c.h>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "roadstead/render/web/html.hpp"
#include "roadstead/render/web/markdown_headings.hpp"
#include "roadstead/render/web/markdown_links.hpp"
#include "roadstead/render/web/markdown_spans.hpp"

namespace roadstead::render::web {

/// Turns md4c's events into HTML. md4c's own HTML renderer lets `javascript:` links through, so this
/// one stands in its place.
class MarkdownRenderer {
 public:
  /// `limit_bytes`: of `out`; `level`: of a heading of the first level; `readme`: null where the text was written for
  /// the page.
  MarkdownRenderer(std::string& out, std::size_t limit_bytes, unsigned level, const Words& words, const Readme* readme)
      : out_(out),
        html_(out, words),
        limit_bytes_(limit_bytes),
        level_(level),
        has_ids_(readme != nullptr),
        spans_(html_, readme),
        kept_bytes_(out.size()) {}
  MarkdownRenderer(const MarkdownRenderer&) = delete;
  MarkdownRenderer& operator=(const MarkdownRenderer&) = delete;

  /// False: the renderer ended it at the limit, or there was no memory for it.
  bool render(std::string_view text);
  /// Takes back all that was written since the last block ended within the limit.
  void cut();
  /// Of the headings, in their order.
  const std::vector<std::string>& ids() const { return headings_.ids(); }

 private:
  /// What md4c's callbacks return: not 0 ends the parsing.
  int status() const { return out_.size() > limit_bytes_ ? -1 : 0; }
  static MD_PARSER parser();

  void enter_block(MD_BLOCKTYPE type, void* detail);
  void leave_block(MD_BLOCKTYPE type, void* detail);
  void text(MD_TEXTTYPE type, std::string_view text);
  unsigned heading_level(const void* detail) const {
    return std::clamp(static_cast<const MD_BLOCK_H_DETAIL*>(detail)->level - 1 + level_, 2U, 6U);
  }
  void open_list(const MD_BLOCK_OL_DETAIL& list);
  void open_item(const MD_BLOCK_LI_DETAIL& item);
  void open_heading(unsigned level);
  void open_cell(std::string_view tag, const MD_BLOCK_TD_DETAIL& cell);
  void close_heading(unsigned level);
  void end_block(MD_BLOCKTYPE type);

  std::string& out_;
  Html html_;
  std::size_t limit_bytes_;
  unsigned level_;
  bool has_ids_;
  MarkdownSpans spans_;  ///< of the block that is open
  MarkdownHeadings headings_;
  std::vector<std::string_view> blocks_;                     ///< elements around it; those of no name are empty
  std::size_t kept_bytes_, kept_blocks_ = 0, kept_ids_ = 0;  ///< when the last block ended within the limit
};

}  // namespace roadstead::render::web
