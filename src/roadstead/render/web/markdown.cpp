// SPDX-License-Identifier: Apache-2.0
#include "roadstead/render/web/markdown.hpp"

#include <set>

#include "roadstead/render/web/html.hpp"
#include "roadstead/render/web/markdown_renderer.hpp"

namespace roadstead::render::web {

// A target that is referred to again and again, or the cells that fill up short rows, grow with the square of the text.
static std::size_t limit_of(std::string_view text) { return 16 * text.size() + (std::size_t{1} << 20); }

void append_markdown(std::string& out, std::string_view text, unsigned level, const Words& words) {
  const std::size_t start = out.size();
  MarkdownRenderer renderer(out, start + limit_of(text), level, words, nullptr);
  if (renderer.render(text)) return;
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
  if (!renderer.render(text)) renderer.cut();
  return {renderer.ids().begin(), renderer.ids().end()};
}

Shown append_readme(std::string& out, std::string_view text, const SourceLinks& source, const Words& words) {
  const auto ids = may_link_headings(text) ? ids_of(text, source, words) : std::set<std::string>();
  const Readme readme{source, &ids};
  MarkdownRenderer renderer(out, out.size() + readme_html_bytes, readme_level, words, &readme);
  if (renderer.render(text)) return Shown::whole;
  renderer.cut();
  return Shown::in_part;
}

}  // namespace roadstead::render::web
