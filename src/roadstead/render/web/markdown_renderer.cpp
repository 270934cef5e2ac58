// SPDX-License-Identifier: Apache-2.0
#include "roadstead/render/web/markdown_renderer.hpp"

#include "roadstead/catalog/markdown_flags.hpp"

namespace roadstead::render::web {

static std::string_view tag_of(MD_BLOCKTYPE type) {
  switch (type) {
    case MD_BLOCK_QUOTE: return "blockquote";
    case MD_BLOCK_UL: return "ul";
    case MD_BLOCK_OL: return "ol";
    case MD_BLOCK_LI: return "li";
    case MD_BLOCK_P: return "p";
    case MD_BLOCK_TABLE: return "table";
    case MD_BLOCK_THEAD: return "thead";
    case MD_BLOCK_TBODY: return "tbody";
    case MD_BLOCK_TR: return "tr";
    default: return {};
  }
}

void MarkdownRenderer::open_list(const MD_BLOCK_OL_DETAIL& list) {
  html_.raw("<ol start=\"").number(list.start).raw("\">");
}

void MarkdownRenderer::open_item(const MD_BLOCK_LI_DETAIL& item) {
  html_.raw("<li>");
  if (item.is_task == 0) return;
  const bool is_done = item.task_mark != ' ';
  html_.raw("<span role=\"img\" aria-label=\"").word(is_done ? Word::task_done : Word::task_open);
  html_.raw(is_done ? "\">☑</span> " : "\">☐</span> ");
}

void MarkdownRenderer::open_heading(unsigned level) {
  html_.raw("<h").number(level);
  headings_.begin(out_.size());
  html_.raw(">");
}

void MarkdownRenderer::close_heading(unsigned level) {
  html_.raw("</h").number(level).raw(">\n");
  headings_.end();
  if (has_ids_) headings_.write_id(out_);
}

void MarkdownRenderer::open_cell(std::string_view tag, const MD_BLOCK_TD_DETAIL& cell) {
  html_.raw("<").raw(tag).raw(tag == "th" ? " scope=\"col\"" : "");
  if (cell.align == MD_ALIGN_RIGHT) html_.raw(" class=\"right\"");
  html_.raw(">");
}

void MarkdownRenderer::enter_block(MD_BLOCKTYPE type, void* detail) {
  if (type != MD_BLOCK_DOC) blocks_.push_back(tag_of(type));
  switch (type) {
    case MD_BLOCK_DOC:
    case MD_BLOCK_HTML: return;
    case MD_BLOCK_HR: html_.raw("<hr>\n"); return;
    case MD_BLOCK_OL: return open_list(*static_cast<MD_BLOCK_OL_DETAIL*>(detail));
    case MD_BLOCK_LI: return open_item(*static_cast<MD_BLOCK_LI_DETAIL*>(detail));
    case MD_BLOCK_H: return open_heading(heading_level(detail));
    case MD_BLOCK_CODE: html_.raw("<pre><code>"); return;
    case MD_BLOCK_TH: return open_cell("th", *static_cast<MD_BLOCK_TD_DETAIL*>(detail));
    case MD_BLOCK_TD: return open_cell("td", *static_cast<MD_BLOCK_TD_DETAIL*>(detail));
    default: html_.raw("<").raw(tag_of(type)).raw(">");
  }
}

void MarkdownRenderer::leave_block(MD_BLOCKTYPE type, void* detail) {
  spans_.close();
  switch (type) {
    case MD_BLOCK_DOC: return;
    case MD_BLOCK_HTML:
    case MD_BLOCK_HR: break;
    case MD_BLOCK_H: close_heading(heading_level(detail)); break;
    case MD_BLOCK_CODE: html_.raw("</code></pre>\n"); break;
    case MD_BLOCK_TH: html_.raw("</th>"); break;
    case MD_BLOCK_TD: html_.raw("</td>"); break;
    default: html_.raw("</").raw(tag_of(type)).raw(">\n");
  }
  end_block(type);
}

// A row that is cut in its middle would lack cells.
void MarkdownRenderer::end_block(MD_BLOCKTYPE type) {
  blocks_.pop_back();
  if (type == MD_BLOCK_TH || type == MD_BLOCK_TD || out_.size() > limit_bytes_) return;
  kept_bytes_ = out_.size();
  kept_blocks_ = blocks_.size();
  kept_ids_ = headings_.ids().size();
}

// A block that ends beyond the limit ends the text: those that were open then are open still.
void MarkdownRenderer::cut() {
  out_.resize(kept_bytes_);
  headings_.keep(kept_ids_);
  for (std::size_t i = kept_blocks_; i-- > 0;)
    if (!blocks_[i].empty()) html_.raw("</").raw(blocks_[i]).raw(">\n");
}

void MarkdownRenderer::text(MD_TEXTTYPE type, std::string_view text) {
  if (type == MD_TEXT_NORMAL || type == MD_TEXT_CODE) headings_.add(text);
  switch (type) {
    case MD_TEXT_NULLCHAR: html_.raw("\xEF\xBF\xBD"); return;
    case MD_TEXT_BR: html_.raw("<br>\n"); return;
    case MD_TEXT_SOFTBR: html_.raw("\n"); return;
    case MD_TEXT_ENTITY: html_.raw(text); return;  // md4c found it well-formed: "&", letters or digits, ";"
    default: html_.text(text);
  }
}

MD_PARSER MarkdownRenderer::parser() {
  using Renderer = MarkdownRenderer;
  MD_PARSER parser{};
  parser.flags = catalog::markdown_flags;
  parser.enter_block = [](MD_BLOCKTYPE t, void* d, void* u) {
    return static_cast<Renderer*>(u)->enter_block(t, d), static_cast<Renderer*>(u)->status();
  };
  parser.leave_block = [](MD_BLOCKTYPE t, void* d, void* u) {
    return static_cast<Renderer*>(u)->leave_block(t, d), static_cast<Renderer*>(u)->status();
  };
  parser.enter_span = [](MD_SPANTYPE t, void* d, void* u) {
    return static_cast<Renderer*>(u)->spans_.enter(t, d), static_cast<Renderer*>(u)->status();
  };
  parser.leave_span = [](MD_SPANTYPE t, void*, void* u) {
    return static_cast<Renderer*>(u)->spans_.leave(t), static_cast<Renderer*>(u)->status();
  };
  parser.text = [](MD_TEXTTYPE t, const MD_CHAR* s, MD_SIZE n, void* u) {
    return static_cast<Renderer*>(u)->text(t, {s, n}), static_cast<Renderer*>(u)->status();
  };
  return parser;
}

bool MarkdownRenderer::render(std::string_view text) {
  const MD_PARSER callbacks = parser();
  const std::string terminated(text);  // md4c 0.4.8 reads one byte past its input
  return md_parse(terminated.c_str(), static_cast<MD_SIZE>(terminated.size()), &callbacks, this) == 0;
}

}  // namespace roadstead::render::web
