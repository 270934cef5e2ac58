// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <functional>

#include "roadstead/render/web/layout.hpp"
#include "roadstead/render/web/pages.hpp"
#include "roadstead/render/web/parts.hpp"
#include "roadstead/render/web/tag_order.hpp"

namespace roadstead::render::web {

using catalog::Collection;

namespace {

constexpr std::size_t collections_on_page = 500;

std::size_t page_count(const Site& site) {
  return std::max<std::size_t>(1, (site.catalog.collections.size() + collections_on_page - 1) / collections_on_page);
}

// The first page is home; the others are numbered from 2.
std::string page_path(std::size_t number) { return number == 1 ? "" : "_/collections/" + std::to_string(number) + "/"; }

void shown_tag_cell(Html& html, const Site& site, const Collection& collection) {
  const ShownTag shown = shown_tag(collection);
  if (shown.tag == nullptr) return;
  append_tag_link(html, site, collection, *shown.tag);
  if (!shown.why.empty()) html.raw(", ").text(shown.why);
}

void row(Html& html, const Site& site, const Collection& collection) {
  html.raw("<tr><td><a");
  append_href(html, site, std::string(collection.name) + "/");
  html.raw(">").text(collection.name).raw("</a></td><td>").text(collection.description).raw("</td><td>");
  shown_tag_cell(html, site, collection);
  const auto listed = std::ranges::count_if(collection.tags, std::not_fn(&catalog::Tag::is_yanked));
  html.raw("</td><td class=\"right\">").number(static_cast<std::uint64_t>(listed)).raw("</td></tr>\n");
}

void page_link(Html& html, const Site& site, std::size_t number, std::string_view label) {
  if (number == 0 || number > page_count(site)) return;
  html.raw("<a");
  append_href(html, site, page_path(number));
  html.raw(">").text(label).raw("</a> ");
}

void page_links(Html& html, const Site& site, std::size_t number) {
  html.raw("<nav>");
  page_link(html, site, number - 1, "previous");
  page_link(html, site, number + 1, "next");
  html.raw("</nav>\n");
}

void fill_home(Html& html, const Site& site, std::size_t number) {
  const auto& all = site.catalog.collections;
  begin_page(html, site, site.catalog.settings.title);
  html.raw("<h1>").text(site.catalog.settings.title).raw("</h1>\n");
  html.paragraph(site.catalog.settings.description);
  html.raw("<p class=\"soft\">").number(all.size()).raw(all.size() == 1 ? " collection</p>\n" : " collections</p>\n");
  html.raw("<div class=\"scroll\"><table><thead>");
  html.raw(
      "<tr><th>Collection</th><th>Description</th><th>Tag</th><th "
      "class=\"right\">Tags</th></tr></thead><tbody>\n");
  const std::size_t first = (number - 1) * collections_on_page;
  for (std::size_t i = first; i < std::min(all.size(), first + collections_on_page); ++i) row(html, site, all[i]);
  html.raw("</tbody></table></div>\n");
  if (page_count(site) > 1) page_links(html, site, number);
  end_page(html, site);
}

}  // namespace

void common_pages(Writer& writer) {
  const Site& site = writer.site;
  writer.path("_/style.css");
  writer.put({.media_type = "text/css"}, [](std::string& out) { out += style_sheet; });
  writer.path("404.html");
  writer.put({.media_type = html_type}, [&](std::string& out) {
    Html html(out);
    begin_page(html, site, "Not found");
    html.raw("<h1>Not found</h1>\n<p>There is no such page in this registry.</p>\n");
    end_page(html, site);
  });
  for (std::size_t number = 1; number <= page_count(site); ++number) {
    writer.path(page_path(number));
    writer.put({.role = Role::index, .media_type = html_type}, [&](std::string& out) {
      Html html(out);
      fill_home(html, site, number);
    });
  }
}

}  // namespace roadstead::render::web
