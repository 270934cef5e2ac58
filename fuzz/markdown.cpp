// SPDX-License-Identifier: Apache-2.0
#include "roadstead/render/web/markdown.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "require.hpp"
#include "roadstead/base/text.hpp"

using namespace roadstead;
using fuzz::require;

namespace {

constexpr std::string_view void_elements[] = {"br", "hr"};
constexpr std::string_view elements[] = {"a",     "blockquote", "code", "del", "em",    "h2",  "h3",   "h4",
                                         "h5",    "h6",         "li",   "ol",  "p",     "pre", "span", "strong",
                                         "table", "tbody",      "td",   "th",  "thead", "tr",  "ul"};

bool is_among(std::string_view name, std::span<const std::string_view> names) {
  return std::ranges::find(names, name) != names.end();
}

// The value of an attribute as a browser takes it for an address: entities decoded, tabs and line ends dropped.
std::string address_of(std::string_view value) {
  constexpr std::pair<std::string_view, char> entities[] = {
      {"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&#39;", '\''}};
  std::string address;
  while (!value.empty()) {
    const auto entity = std::ranges::find_if(entities, [&](const auto& e) { return value.starts_with(e.first); });
    require(value[0] != '&' || entity != std::end(entities));
    const char c = entity != std::end(entities) ? entity->second : value[0];
    if (c != '\t' && c != '\n' && c != '\r' && (!address.empty() || static_cast<unsigned char>(c) > ' ')) address += c;
    value.remove_prefix(entity != std::end(entities) ? entity->first.size() : 1);
  }
  return to_lower(address);
}

void check_address(std::string_view value) {
  const std::string address = address_of(value);
  const std::size_t colon = address.find(':');
  if (colon >= address.find_first_of("/?#"))
    return require(!address.starts_with("//") && address.find('\\') == address.npos);
  const std::string scheme = address.substr(0, colon);
  require(scheme == "https" || scheme == "http" || scheme == "mailto");
}

// ' name="value"' as often as it stands there.
void check_attributes(std::string_view text) {
  constexpr std::string_view names[] = {"href", "rel", "scope", "start", "class", "id", "role", "aria-label"};
  while (!text.empty()) {
    const std::size_t equals = std::min(text.find("=\""), text.size());
    const std::size_t end = text.find('"', equals + 2);
    require(text[0] == ' ' && end != text.npos);
    const std::string_view name = text.substr(1, equals - 1);
    require(is_among(name, names));
    if (name == "href") check_address(text.substr(equals + 2, end - equals - 2));
    text.remove_prefix(end + 1);
  }
}

void check_tag(std::string_view tag, std::vector<std::string_view>& open) {
  const bool closes = tag.starts_with('/');
  const std::string_view name = tag.substr(closes, std::min(tag.find(' '), tag.size()) - closes);
  check_attributes(tag.substr(closes + name.size()));
  if (!closes && is_among(name, void_elements)) return;
  require(is_among(name, elements));
  if (!closes) return open.push_back(name);
  require(!open.empty() && open.back() == name);
  open.pop_back();
}

void check_elements(std::string_view html) {
  std::vector<std::string_view> open;
  for (std::size_t at = html.find('<'); at != html.npos; at = html.find('<', at + 1)) {
    const std::size_t end = html.find('>', at);
    require(end != html.npos);
    check_tag(html.substr(at + 1, end - at - 1), open);
  }
  require(open.empty());
}

// Each link within the page leads to one heading of it, and no other stays on the site.
void check_readme(std::string_view markdown) {
  const catalog::Source source{.repository = "https://github.com/a/b", .commit = {}, .recipe = {}, .inputs = {}};
  std::string html;
  render::web::append_readme(html, markdown, render::web::SourceLinks(source), render::web::Words::of("en"));
  require(html.size() <= render::web::readme_html_bytes + 16 * markdown.size());
  check_elements(html);
  constexpr std::string_view link = "href=\"";
  for (std::size_t at = html.find(link); at != html.npos; at = html.find(link, at + 1)) {
    const std::size_t start = at + link.size();
    const std::string address = html.substr(start, html.find('"', start) - start);
    require(address.starts_with('#') ? html.find(" id=\"" + address.substr(1) + "\"") != html.npos
                                     : address_of(address).find(':') != address.npos);
  }
}

}  // namespace

// Markdown of strangers becomes a page of ours: no element, attribute or address may come out that the renderer does
// not write itself, what opens is closed, and a short text makes no page without end.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string html;
  render::web::append_markdown(html, fuzz::text_of(data, size), 3, render::web::Words::of("en"));
  require(html.size() <= 16 * size + (std::size_t{2} << 20));
  check_elements(html);
  check_readme(fuzz::text_of(data, size));
  return 0;
}
