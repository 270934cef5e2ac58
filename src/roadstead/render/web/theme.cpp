// SPDX-License-Identifier: Apache-2.0
#include "roadstead/render/web/theme.hpp"

#include <fmt/format.h>

#include "roadstead/base/hex.hpp"
#include "roadstead/base/sha256.hpp"
#include "roadstead/render/web/asset_names.hpp"
#include "roadstead/render/web/layout.hpp"
#include "roadstead/render/web/markdown.hpp"

namespace roadstead::render::web {

namespace {

using Colours = std::vector<std::pair<std::string, std::string>>;

void rule(std::string& css, const std::string& selector, const Colours& colours) {
  css.append(selector).append("{");
  for (const auto& [name, colour] : colours) css += fmt::format("--{}:{};", name, colour);
  css += "}\n";
}

// By the system's setting unless the reader has chosen the other one, and by the reader's choice.
void rules(std::string& css, std::string_view scheme, std::string_view other, const Colours& colours) {
  if (colours.empty()) return;
  css += fmt::format("@media(prefers-color-scheme:{}){{\n", scheme);
  rule(css, fmt::format(":root:not([data-theme={}])", other), colours);
  css += "}\n";
  rule(css, fmt::format(":root[data-theme={}]", scheme), colours);
}

std::string style_of(const catalog::Theme& theme) {
  std::string css;
  rules(css, "light", "dark", theme.colours);
  rules(css, "dark", "light", theme.dark);
  return css;
}

// Named after what is in it, so that browsers may keep it.
std::string theme_file(std::string_view name, std::string_view bytes, std::string_view ending) {
  return fmt::format("_/{}-{}.{}", name, to_hex(sha256(bytes)).substr(0, 12), ending);
}

std::string page_path(const catalog::ThemePage& page) { return fmt::format("_/pages/{}/", page.name); }

void put_page(Writer& writer, const catalog::ThemePage& page) {
  const std::string path = page_path(page);
  writer.path(path);
  writer.put({.media_type = html_type}, [&](std::string& out) {
    Html html = html_of(out, writer.site);
    begin_page(html, writer.site, {.title = page.title, .path = path});
    html.raw("<h1>").text(page.title).raw("</h1>\n<div class=\"prose\">\n");
    append_markdown(out, page.markdown, 1, html.words());  // whose "#" was the title
    html.raw("</div>\n");
    end_page(html, writer.site);
  });
}

}  // namespace

void append_theme_style(Html& html, const Site& site) {
  const std::string css = style_of(site.catalog.theme);
  if (css.empty()) return;
  html.raw("<link rel=\"stylesheet\"");
  append_href(html, site, theme_file("theme", css, "css"));
  const Sha256 hash = sha256(css);
  const std::string_view bytes(reinterpret_cast<const char*>(hash.data()), hash.size());
  html.raw(" integrity=\"sha256-").raw(to_base64(bytes)).raw("\" crossorigin>\n");
}

std::string logo_path(const Site& site) {
  const catalog::Theme& theme = site.catalog.theme;
  return theme.logo.empty() ? std::string(asset_named("logo.svg").path)
                            : theme_file("logo", theme.logo, theme.logo_ending);
}

void append_theme_links(Html& html, const Site& site, std::string_view here) {
  for (const catalog::ThemePage& page : site.catalog.theme.pages) {
    html.raw("<a");
    append_href(html, site, page_path(page));
    if (here == page_path(page)) html.raw(" aria-current=\"page\"");
    html.raw(">").text(page.title).raw("</a>");
  }
}

void theme_pages(Writer& writer) {
  const catalog::Theme& theme = writer.site.catalog.theme;
  const std::string css = style_of(theme);
  writer.path(theme_file("theme", css, "css"));
  if (!css.empty()) writer.put({.media_type = "text/css"}, [&](std::string& out) { out += css; });
  writer.path(logo_path(writer.site));
  const std::string_view type = theme.logo_ending == "png" ? "image/png" : "image/svg+xml";
  if (!theme.logo.empty()) writer.put({.media_type = type}, [&](std::string& out) { out += theme.logo; });
  for (const catalog::ThemePage& page : theme.pages) put_page(writer, page);
}

}  // namespace roadstead::render::web
