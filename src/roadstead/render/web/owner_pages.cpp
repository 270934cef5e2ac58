// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "roadstead/render/web/browse.hpp"
#include "roadstead/render/web/feeds.hpp"
#include "roadstead/render/web/figures.hpp"
#include "roadstead/render/web/layout.hpp"
#include "roadstead/render/web/letters.hpp"
#include "roadstead/render/web/listing.hpp"
#include "roadstead/render/web/own_path.hpp"
#include "roadstead/render/web/owner_name.hpp"
#include "roadstead/render/web/pages.hpp"
#include "roadstead/render/web/parts.hpp"
#include "roadstead/render/web/sizes.hpp"

namespace roadstead::render::web {

namespace {

void owner_page(Writer& writer, const OwnerSpan& owner, std::size_t number) {
  const std::string first = owner_path(writer.site, owner.name), others = beside_owner(owner.name, "");
  const std::string path = number == 1 ? first : fmt::format("{}{}/", others, number);
  writer.path(path);
  writer.put({.media_type = html_type}, [&](std::string& out) {
    Html html = html_of(out, writer.site);
    begin_page(html, writer.site, {.title = owner.name, .path = path, .feed = beside_owner(owner.name, "feed.atom")});
    html.raw("<h1>").text(owner.name).raw("</h1>\n");
    begin_browse(html, Browse::list, owner.name);
    append_collections(html, writer.site, rows_of_page(owner.collections, number), owner.name.size() + 1);
    append_page_links(html, writer.site, number, pages_for(owner.collections.size()), first, others);
    end_browse(html);
    if (number == 1) append_size_map(html, owner.name);
    end_page(html, writer.site);
  });
}

void put_beside(Writer& writer, const OwnerSpan& owner) {
  put_feed(writer, {owner.name, owner_path(writer.site, owner.name), beside_owner(owner.name, "feed.atom"),
                    beside_owner(owner.name, "feed.json"), owner.collections});
  put_sizes(writer, owner);
}

// A narrow page has no headings beside the numbers, but their names.
void number_cell(Html& html, Word name, std::uint64_t number, std::string_view shown) {
  html.raw("<td class=\"right\"").data("name", name).raw(" data-number=\"").number(number).raw("\">");
  html.text(shown).raw("</td>");
}

void owner_row(Html& html, const Site& site, const OwnerSpan& owner, std::string_view letter) {
  const Overview all = overview_of(owner.collections);
  const Words& words = html.words();
  html.raw("<tr");
  if (!letter.empty()) html.raw(" id=\"").text(letter_id(letter)).raw("\"");
  html.raw("><td><a");
  append_href(html, site, owner_path(site, owner.name));
  html.raw(">").text(owner.name).raw("</a></td>");
  number_cell(html, Word::collections, owner.collections.size(), shown_count(owner.collections.size(), words));
  number_cell(html, Word::tags, all.tags, shown_count(all.tags, words));
  number_cell(html, Word::total_size, all.bytes, shown_size(all.bytes, words));
  html.raw("</tr>\n");
}

std::string list_path(std::size_t number) { return number == 1 ? "_/owners/" : fmt::format("_/owners/~/{}/", number); }

constexpr TableColumn columns[] = {{Word::key, false, "name"},
                                   {Word::collections, true, "collections"},
                                   {Word::tags, true, "tags"},
                                   {Word::total_size, true, "size"}};

// A script finds and sorts names in all pages of the list, unless these are more than a browser should read for that.
constexpr std::size_t pages_read_by_script = 40;

void begin_names(Html& html, std::size_t pages) {
  html.raw("<div class=\"names\" data-pages=\"").number(pages).raw("\"");
  html.data("namespaces", Word::namespaces).data("none", Word::search_none).data("failed", Word::names_failed);
  html.raw(">\n");
  if (pages <= pages_read_by_script) {
    html.raw("<div class=\"finder scripted\">");
    append_find_field(html);
    html.raw("</div>\n");
  }
  html.raw("<p class=\"status soft\" role=\"status\"></p>\n");
}

void list(Writer& writer, std::span<const OwnerSpan> owners, const Letters& letters, std::size_t number) {
  const std::string path = list_path(number);
  writer.path(path);
  writer.put({.media_type = html_type}, [&](std::string& out) {
    Html html = html_of(out, writer.site);
    begin_page(html, writer.site, {.title = html.words()[Word::namespaces], .path = path});
    html.raw("<h1>").word(Word::namespaces).raw("</h1>\n");
    begin_names(html, pages_for(owners.size()));
    append_letters(html, writer.site, letters, list_path);
    begin_table(html, "list", Word::namespaces, columns);
    for (const OwnerSpan& owner : rows_of_page(owners, number))
      owner_row(html, writer.site, owner, letters.begun_by(static_cast<std::size_t>(&owner - owners.data())));
    end_table(html);
    append_page_links(html, writer.site, number, pages_for(owners.size()), "_/owners/", "_/owners/~/");
    html.raw("</div>\n");
    end_page(html, writer.site);
  });
}

}  // namespace

void pages_of_owner(Writer& writer, const OwnerSpan& owner, PageRange pages) {
  if (pages.first == 1) put_beside(writer, owner);
  const std::size_t end = std::min(pages.end, pages_for(owner.collections.size()) + 1);
  for (std::size_t number = pages.first; number < end; ++number) owner_page(writer, owner, number);
}

void owner_lists(Writer& writer) {
  auto owners = owners_of(writer.site.catalog);
  put_sizes(writer, owners);
  std::erase_if(owners, [](const OwnerSpan& owner) { return owner.name.empty(); });
  sort_for_readers(owners);
  const Letters letters(owners);
  for (std::size_t number = 1; number <= pages_for(owners.size()); ++number) list(writer, owners, letters, number);
}

}  // namespace roadstead::render::web
