// SPDX-License-Identifier: Apache-2.0
#include "roadstead/render/web/markdown.hpp"

#include <algorithm>
#include <cstdint>

// Markdown of strangers becomes a page of ours: no element, attribute or address may come out that the
// renderer does not write itself.
namespace {

constexpr std::string_view tags[] = {
    "a",    "/a",     "blockquote", "/blockquote", "br",     "code",  "/code",  "del", "/del", "em",
    "/em",  "h2",     "/h2",        "h3",          "/h3",    "h4",    "/h4",    "h5",  "/h5",  "h6",
    "/h6",  "hr",     "img",        "li",          "/li",    "ol",    "/ol",    "p",   "/p",   "pre",
    "/pre", "strong", "/strong",    "table",       "/table", "tbody", "/tbody", "td",  "/td",  "th",
    "/th",  "thead",  "/thead",     "tr",          "/tr",    "ul",    "/ul"};

void check_tag(std::string_view tag) {
  const std::string_view name = tag.substr(0, tag.find(' '));
  if (std::find(std::begin(tags), std::end(tags), name) == std::end(tags)) __builtin_trap();
  if (tag.find("href=\"javascript:") != tag.npos || tag.find("src=\"data:") != tag.npos) __builtin_trap();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string html;
  roadstead::render::web::append_markdown(html, {reinterpret_cast<const char*>(data), size});
  for (std::size_t at = html.find('<'); at != html.npos; at = html.find('<', at + 1)) {
    const std::size_t end = html.find('>', at);
    if (end == html.npos) __builtin_trap();
    check_tag(std::string_view(html).substr(at + 1, end - at - 1));
  }
  return 0;
}
