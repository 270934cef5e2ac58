// SPDX-License-Identifier: Apache-2.0
#include "roadstead/render/web/markdown.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <vector>

#include "roadstead/base/link.hpp"
#include "roadstead/base/url.hpp"
#include "roadstead/catalog/markdown_flags.hpp"
#include "roadstead/render/web/heading_id.hpp"
#include "roadstead/render/web/html.hpp"

namespace roadstead::render::web {

namespace {

constexpr std::string_view id_prefix = "readme-";

/// What differs in a README that was written for another place.
struct Readme {
  const SourceLinks& source;
  const std::set<std::string>* ids;  ///< of its headings; null: they are not known yet, and any may be there
};

/// Turns md4c's events into HTML. md4c's own HTML renderer lets `javascript:` links through, so this
/// one stands in its place.
class MarkdownRenderer {
 public:
  MarkdownRenderer(std::string& out, std::size_t limit_bytes, unsigned level, const Words& words,
                   const Readme* readme = nullptr)
      : out_(out),
        html_(out, words),
        limit_bytes_(limit_bytes),
        level_(level),
        readme_(readme),
        kept_bytes_(out.size()) {}

  /// What md4c's callbacks return: not 0 ends the parsing.
  int status() const { return out_.size() > limit_bytes_ ? -1 : 0; }

  void enter_block(MD_BLOCKTYPE type, void* detail);
  void leave_block(MD_BLOCKTYPE type, void* detail);
  void enter_span(MD_SPANTYPE type, void* detail);
  void leave_span(MD_SPANTYPE type, void* detail);
  void text(MD_TEXTTYPE type, std::string_view text);

  /// Takes back all that was written since the last block ended within the limit.
  void cut();
  /// Of the headings, in their order.
  const std::vector<std::string>& ids() const { return ids_; }

 private:
  unsigned heading_level(const void* detail) const {
    return std::clamp(static_cast<const MD_BLOCK_H_DETAIL*>(detail)->level - 1 + level_, 2U, 6U);
  }
  void open_list(const MD_BLOCK_OL_DETAIL& list);
  void open_item(const MD_BLOCK_LI_DETAIL& item);
  void open_cell(std::string_view tag, const MD_BLOCK_TD_DETAIL& cell);
  void open_link(const MD_ATTRIBUTE& target);
  void open_image(const MD_ATTRIBUTE& source);
  void close_image();
  void close_spans(std::size_t kept);
  void end_block(MD_BLOCKTYPE type);
  void end_heading();
  std::string target_of(const std::string& address) const;

  std::string& out_;
  Html html_;
  std::size_t limit_bytes_;  ///< of out_
  unsigned level_;           ///< of a heading of the first level
  int image_depth_ = 0;      ///< inside an image only its alternative text is written
  bool image_is_link_ = false;
  std::vector<std::string_view> spans_;  ///< elements that are open in this block
  const Readme* readme_;
  std::vector<std::string_view> blocks_;                     ///< elements around it; those of no name are empty
  std::size_t kept_bytes_, kept_blocks_ = 0, kept_ids_ = 0;  ///< when the last block ended within the limit
  std::size_t heading_at_ = 0;                               ///< where attributes of the open heading stand
  std::string heading_;                                      ///< its text
  bool is_in_heading_ = false;
  std::vector<std::string> ids_;
  std::map<std::string, unsigned> id_counts_;
};

// Only "&amp;" is decoded: addresses have it, and every other entity is left to be escaped once more.
std::string text_of(const MD_ATTRIBUTE& attribute) {
  std::string text;
  for (unsigned i = 0; attribute.size != 0 && attribute.substr_offsets[i] < attribute.size; ++i) {
    const unsigned begin = attribute.substr_offsets[i];
    const std::string_view part(attribute.text + begin, attribute.substr_offsets[i + 1] - begin);
    text += part == "&amp;" ? "&" : part;
  }
  return text;
}

std::string_view block_tag(MD_BLOCKTYPE type) {
  switch (type) {
    case MD_BLOCK_QUOTE: return "blockquote";
    case MD_BLOCK_UL: return "ul";
    case MD_BLOCK_LI: return "li";
    case MD_BLOCK_P: return "p";
    case MD_BLOCK_TABLE: return "table";
    case MD_BLOCK_THEAD: return "thead";
    case MD_BLOCK_TBODY: return "tbody";
    case MD_BLOCK_TR: return "tr";
    default: return {};
  }
}

std::string_view span_tag(MD_SPANTYPE type) {
  switch (type) {
    case MD_SPAN_EM: return "em";
    case MD_SPAN_STRONG: return "strong";
    case MD_SPAN_CODE: return "code";
    case MD_SPAN_DEL: return "del";
    case MD_SPAN_A: return "a";
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

void MarkdownRenderer::open_cell(std::string_view tag, const MD_BLOCK_TD_DETAIL& cell) {
  html_.raw("<").raw(tag).raw(tag == "th" ? " scope=\"col\"" : "");
  if (cell.align == MD_ALIGN_RIGHT) html_.raw(" class=\"right\"");
  html_.raw(">");
}

void MarkdownRenderer::enter_block(MD_BLOCKTYPE type, void* detail) {
  if (type != MD_BLOCK_DOC) blocks_.push_back(type == MD_BLOCK_OL ? "ol" : block_tag(type));
  switch (type) {
    case MD_BLOCK_DOC:
    case MD_BLOCK_HTML: return;
    case MD_BLOCK_HR: html_.raw("<hr>\n"); return;
    case MD_BLOCK_OL: return open_list(*static_cast<MD_BLOCK_OL_DETAIL*>(detail));
    case MD_BLOCK_LI: return open_item(*static_cast<MD_BLOCK_LI_DETAIL*>(detail));
    case MD_BLOCK_H:
      html_.raw("<h").number(heading_level(detail));
      heading_at_ = out_.size();
      heading_.clear();
      is_in_heading_ = true;
      html_.raw(">");
      return;
    case MD_BLOCK_CODE: html_.raw("<pre><code>"); return;
    case MD_BLOCK_TH: return open_cell("th", *static_cast<MD_BLOCK_TD_DETAIL*>(detail));
    case MD_BLOCK_TD: return open_cell("td", *static_cast<MD_BLOCK_TD_DETAIL*>(detail));
    default: html_.raw("<").raw(block_tag(type)).raw(">");
  }
}

void MarkdownRenderer::leave_block(MD_BLOCKTYPE type, void* detail) {
  if (image_depth_ > 0) close_image();
  close_spans(0);
  switch (type) {
    case MD_BLOCK_DOC: return;
    case MD_BLOCK_HTML:
    case MD_BLOCK_HR: break;
    case MD_BLOCK_OL: html_.raw("</ol>\n"); break;
    case MD_BLOCK_H:
      html_.raw("</h").number(heading_level(detail)).raw(">\n");
      end_heading();
      break;
    case MD_BLOCK_CODE: html_.raw("</code></pre>\n"); break;
    case MD_BLOCK_TH: html_.raw("</th>"); break;
    case MD_BLOCK_TD: html_.raw("</td>"); break;
    default: html_.raw("</").raw(block_tag(type)).raw(">\n");
  }
  end_block(type);
}

// A row that is cut in its middle would lack cells.
void MarkdownRenderer::end_block(MD_BLOCKTYPE type) {
  blocks_.pop_back();
  if (type == MD_BLOCK_TH || type == MD_BLOCK_TD || out_.size() > limit_bytes_) return;
  kept_bytes_ = out_.size();
  kept_blocks_ = blocks_.size();
  kept_ids_ = ids_.size();
}

// A block that ends beyond the limit ends the text: those that were open then are open still.
void MarkdownRenderer::cut() {
  out_.resize(kept_bytes_);
  ids_.resize(kept_ids_);
  for (std::size_t i = kept_blocks_; i-- > 0;)
    if (!blocks_[i].empty()) html_.raw("</").raw(blocks_[i]).raw(">\n");
}

void MarkdownRenderer::end_heading() {
  is_in_heading_ = false;
  if (readme_ == nullptr) return;
  std::string id = heading_id(heading_);
  if (id.empty()) return;
  const unsigned count = id_counts_[id]++;
  if (count > 0) id += fmt::format("-{}", count);
  if (count > 0 && !id_counts_.emplace(id, 1).second) return;  // another heading is called so
  id.insert(0, id_prefix);
  std::string attribute;
  Html(attribute).raw(" id=\"").text(id).raw("\"");
  out_.insert(heading_at_, attribute);
  ids_.push_back(std::move(id));
}

// Whether what is_safe_link() took is an address of its own.
static bool is_absolute(std::string_view address) {
  return address.substr(0, address.find_first_of("/?#")).find(':') != address.npos;
}

// Empty: a link that leads nowhere.
std::string MarkdownRenderer::target_of(const std::string& address) const {
  if (!is_safe_link(address)) return {};
  if (readme_ == nullptr || is_absolute(address)) return address;
  if (!address.starts_with('#')) return readme_->source.resolve(address);
  const auto name = percent_decode(address.substr(1));
  const std::string id = std::string(id_prefix) + name.value_or("");
  return readme_->ids == nullptr || readme_->ids->contains(id) ? "#" + id : "";
}

void MarkdownRenderer::open_link(const MD_ATTRIBUTE& target) {
  const std::string address = target_of(text_of(target));
  if (address.empty()) return;
  html_.raw("<a rel=\"nofollow noopener\" href=\"").text(address).raw("\">");
  spans_.push_back("a");
}

// No page fetches anything from another host, and the site has no pictures of READMEs: an image is a link to it, and
// inside a link or without an address of its own what it says.
void MarkdownRenderer::open_image(const MD_ATTRIBUTE& source) {
  if (image_depth_++ > 0) return;
  const std::string address = target_of(text_of(source));
  image_is_link_ = has_web_scheme(address) && std::ranges::find(spans_, "a") == spans_.end();
  if (image_is_link_) html_.raw("<a rel=\"nofollow noopener\" href=\"").text(address).raw("\">");
}

void MarkdownRenderer::close_image() {
  if (image_is_link_) html_.raw("</a>");
  image_depth_ = 0;
}

void MarkdownRenderer::close_spans(std::size_t kept) {
  for (; spans_.size() > kept; spans_.pop_back()) html_.raw("</").raw(spans_.back()).raw(">");
}

void MarkdownRenderer::enter_span(MD_SPANTYPE type, void* detail) {
  if (type == MD_SPAN_IMG) return open_image(static_cast<MD_SPAN_IMG_DETAIL*>(detail)->src);
  if (image_depth_ > 0) return;
  if (type == MD_SPAN_A) return open_link(static_cast<MD_SPAN_A_DETAIL*>(detail)->href);
  html_.raw("<").raw(span_tag(type)).raw(">");
  spans_.push_back(span_tag(type));
}

// Spans of md4c 0.4.8 may cross: "*a ![b](*)" ends the emphasis inside the image.
void MarkdownRenderer::leave_span(MD_SPANTYPE type, void*) {
  if (type == MD_SPAN_IMG && image_depth_ > 0 && --image_depth_ == 0) close_image();
  if (type == MD_SPAN_IMG || image_depth_ > 0) return;
  const auto open = std::ranges::find(spans_.rbegin(), spans_.rend(), span_tag(type));
  if (open != spans_.rend()) close_spans(static_cast<std::size_t>(spans_.rend() - open) - 1);
}

void MarkdownRenderer::text(MD_TEXTTYPE type, std::string_view text) {
  if (is_in_heading_) heading_ += type == MD_TEXT_NORMAL || type == MD_TEXT_CODE ? text : std::string_view();
  switch (type) {
    case MD_TEXT_NULLCHAR: html_.raw("\xEF\xBF\xBD"); return;
    case MD_TEXT_BR: html_.raw("<br>\n"); return;
    case MD_TEXT_SOFTBR: html_.raw("\n"); return;
    case MD_TEXT_ENTITY: html_.raw(text); return;  // md4c found it well-formed: "&", letters or digits, ";"
    default: html_.text(text);
  }
}

}  // namespace

// A target that is referred to again and again, or the cells that fill up short rows, grow with the square of the text.
static std::size_t limit_of(std::string_view text) { return 16 * text.size() + (std::size_t{1} << 20); }

// False: the renderer ended it, or there was no memory for it.
static bool render(MarkdownRenderer& renderer, std::string_view text) {
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
    return static_cast<Renderer*>(u)->enter_span(t, d), static_cast<Renderer*>(u)->status();
  };
  parser.leave_span = [](MD_SPANTYPE t, void* d, void* u) {
    return static_cast<Renderer*>(u)->leave_span(t, d), static_cast<Renderer*>(u)->status();
  };
  parser.text = [](MD_TEXTTYPE t, const MD_CHAR* s, MD_SIZE n, void* u) {
    return static_cast<Renderer*>(u)->text(t, {s, n}), static_cast<Renderer*>(u)->status();
  };
  const std::string terminated(text);  // md4c 0.4.8 reads one byte past its input
  return md_parse(terminated.c_str(), static_cast<MD_SIZE>(terminated.size()), &parser, &renderer) == 0;
}

void append_markdown(std::string& out, std::string_view text, unsigned level, const Words& words) {
  const std::size_t start = out.size();
  MarkdownRenderer renderer(out, start + limit_of(text), level, words);
  if (render(renderer, text)) return;
  out.resize(start);
  Html(out).raw("<pre>").text(text).raw("</pre>\n");
}

// Below the h2 that the page has for all of it.
constexpr unsigned readme_level = 3;

static bool may_link_headings(std::string_view text) {
  return text.find("(#") != text.npos || text.find("<#") != text.npos || text.find("]:") != text.npos;
}

// What a first pass keeps, when it takes each link for one that leads somewhere, a second keeps too.
static std::set<std::string> ids_of(std::string_view text, const SourceLinks& source, const Words& words) {
  std::string draft;
  const Readme readme{source, nullptr};
  MarkdownRenderer renderer(draft, readme_html_bytes, readme_level, words, &readme);
  if (!render(renderer, text)) renderer.cut();
  return {renderer.ids().begin(), renderer.ids().end()};
}

Shown append_readme(std::string& out, std::string_view text, const SourceLinks& source, const Words& words) {
  const auto ids = may_link_headings(text) ? ids_of(text, source, words) : std::set<std::string>();
  const Readme readme{source, &ids};
  MarkdownRenderer renderer(out, out.size() + readme_html_bytes, readme_level, words, &readme);
  if (render(renderer, text)) return Shown::whole;
  renderer.cut();
  return Shown::in_part;
}

}  // namespace roadstead::render::web
