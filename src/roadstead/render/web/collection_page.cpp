// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>

#include "roadstead/catalog/image_size.hpp"
#include "roadstead/render/health.hpp"
#include "roadstead/render/web/badge.hpp"
#include "roadstead/render/web/digest.hpp"
#include "roadstead/render/web/feeds.hpp"
#include "roadstead/render/web/figures.hpp"
#include "roadstead/render/web/layout.hpp"
#include "roadstead/render/web/listing.hpp"
#include "roadstead/render/web/own_path.hpp"
#include "roadstead/render/web/owner_name.hpp"
#include "roadstead/render/web/pages.hpp"
#include "roadstead/render/web/parts.hpp"
#include "roadstead/render/web/structured_data.hpp"
#include "roadstead/render/web/tag_order.hpp"

namespace roadstead::render::web {

using catalog::Collection;
using catalog::Tag;

namespace {

using Images = std::vector<catalog::ImageSize>;

// A line for each image in each cell, so that they stand beside one another.
template <class Line>
void cell(Html& html, std::string_view open, const Images& images, Line line) {
  html.raw(open);
  for (const catalog::ImageSize& image : images) {
    if (&image != &images.front()) html.raw("<br>");
    line(image);
  }
  html.raw("</td>");
}

// What stands beside a digest where it is not the only one, or an index's.
void digest_of(Html& html, std::string_view whose, std::string_view digest) {
  html.raw("<span class=\"of\">").text(whose.empty() ? html.words()[Word::unknown] : whose).raw("</span> ");
  append_short_digest(html, digest);
}

void digest_cell(Html& html, const Tag& tag, const Images& images) {
  const bool is_index = tag.layout == catalog::Layout::oci && tag.root().is_index && !images.front().arch.empty();
  if (!is_index && images.size() > 1)
    return cell(html, "<td class=\"digests\">", images,
                [&](const catalog::ImageSize& image) { digest_of(html, image.platform(), image.digest); });
  html.raw("<td class=\"digests\">");
  if (is_index)
    digest_of(html, html.words()[Word::every_architecture], tag.stated.digest_text());
  else
    append_short_digest(html, tag.stated.digest_text());
  html.raw("</td>");
}

void tag_row(Html& html, const Site& site, const Collection& collection, const Tag& tag) {
  html.raw("<tr><td>");
  append_tag_link(html, site, collection, tag);
  if (tag.frozen) html.raw(" <span class=\"chip\">").word(Word::frozen).raw("</span>");
  if (site.health && site.health->is_broken(collection.name, tag.name))
    html.raw(" <span class=\"chip bad\">").word(Word::broken).raw("</span>");
  html.raw("</td>");
  const Images images = catalog::image_sizes(tag);
  cell(html, "<td class=\"right\">", images,
       [&](const catalog::ImageSize& image) { html.text(shown_size(image.bytes, html.words())); });
  cell(html, "<td>", images, [&](const catalog::ImageSize& image) { html.text(image.platform()); });
  html.raw("<td class=\"short\">");
  append_day(html, tag.stated.created);
  html.raw("</td>");
  digest_cell(html, tag, images);
  html.raw("</tr>\n");
}

constexpr TableColumn tag_columns[] = {
    {Word::tag}, {Word::size, true}, {Word::architecture}, {Word::created}, {Word::digest}};

using Tags = std::span<const Tag* const>;

void tag_table(Html& html, const Site& site, const Collection& collection, Tags tags) {
  if (tags.empty()) return;
  append_heading(html, "tags", Word::tags);
  begin_table(html, "tags", Word::tags, tag_columns);
  for (const Tag* const tag : tags) tag_row(html, site, collection, *tag);
  end_table(html);
}

// Apart from what can be pulled, and without a digest to copy.
void yanked_table(Html& html, const Site& site, const Collection& collection, Tags tags) {
  if (tags.empty()) return;
  constexpr TableColumn columns[] = {{Word::tag}, {Word::created}, {Word::reason}};
  append_heading(html, "yanked", Word::yanked_tags);
  begin_table(html, "tags", Word::yanked_tags, columns);
  for (const Tag* const tag : tags) {
    html.raw("<tr><td>");
    append_tag_link(html, site, collection, *tag);
    html.raw("</td><td class=\"short\">");
    append_day(html, tag->stated.created);
    html.raw("</td><td class=\"words\">").text(tag->yanked).raw("</td></tr>\n");
  }
  end_table(html);
}

void tag_tables(Html& html, const Site& site, const Collection& collection, std::size_t number) {
  const auto all = ordered_tags(collection);
  const Tags rows = rows_of_page(Tags(all), number);
  const auto yanked =
      static_cast<std::size_t>(std::ranges::count_if(rows, [](const Tag* tag) { return tag->is_yanked(); }));
  tag_table(html, site, collection, rows.first(rows.size() - yanked));
  yanked_table(html, site, collection, rows.last(yanked));
  const std::string first = std::string(collection.name) + "/", others = beside_collection(collection.name, "tags/");
  append_page_links(html, site, number, pages_for(all.size()), first, others);
}

// A collection may have more tags than a page can show.
void further_tag_pages(Writer& writer, const Collection& collection) {
  const std::size_t count = pages_for(collection.tags.size());
  for (std::size_t number = 2; number <= count; ++number) {
    const std::string path = beside_collection(collection.name, fmt::format("tags/{}/", number));
    writer.path(path);
    writer.put({.role = Role::index, .media_type = html_type}, [&](std::string& out) {
      Html html = html_of(out, writer.site);
      begin_page(html, writer.site, {.title = collection.name, .path = path, .is_listed = false});
      append_owner_crumb(html, writer.site, collection);
      html.raw("<h1>");
      append_collection_link(html, writer.site, collection);
      html.raw("</h1>\n");
      tag_tables(html, writer.site, collection, number);
      end_page(html, writer.site);
    });
  }
}

void usage_of_shown(Html& html, const Site& site, const Collection& collection, const ShownTag& shown) {
  if (shown.tag == nullptr) {
    html.raw("<p>").word(Word::no_tag_to_pull).raw("</p>\n");
    return;
  }
  const auto ways = usage_of(site, collection, *shown.tag);
  const bool pulls = can_be_pulled(ways);
  html.raw("<h2 id=\"pull\">").word(pulls ? Word::pull : Word::none_can_pull).raw(" ").text(shown.tag->name);
  if (shown.why != Word::count) html.raw(", ").word(shown.why);
  html.raw("</h2>\n");
  append_commands(html, ways);
  if (!pulls) append_refusals(html, ways);
}

void owners(Html& html, const Collection& collection) {
  if (collection.owners.empty()) return;
  html.raw("<section>");
  append_heading(html, "owners", Word::owners);
  html.raw("<ul>");
  for (const catalog::Owner& owner : collection.owners)
    html.raw("<li>").text(owner.name.empty() ? owner.id : owner.name).raw("</li>");
  html.raw("</ul></section>\n");
}

void side_fact(Html& html, Word title, std::string_view text) {
  if (text.empty()) return;
  html.raw("<section><h2>").word(title).raw("</h2><p>").text(text).raw("</p></section>\n");
}

void source(Html& html, const Tag& tag) {
  if (tag.source.repository.empty()) return;
  html.raw("<section><h2>").word(Word::source).raw("</h2><p>");
  html.link(tag.source.repository, tag.source.repository).raw("</p></section>\n");
}

void extras(Html& html, const Site& site, const Collection& collection) {
  const std::string badge = beside_collection(collection.name, "badge.svg");
  html.raw("<section><h2>").word(Word::badge).raw("</h2><p><img alt=\"\" height=\"20\" src=\"");
  html.path(site.host.prefix()).raw("/").path(badge).raw("\"></p><div class=\"command\"><pre><code id=\"badge\">[![");
  html.text(collection.name).raw("](").text(site.host.base_url).raw("/").path(badge).raw(")](");
  html.text(site.host.base_url).raw("/").path(collection.name).raw("/)</code></pre>");
  append_copy_button(html, "badge");
  html.raw("</div><p><a");
  append_href(html, site, beside_collection(collection.name, "feed.atom"));
  html.raw(">").word(Word::feed).raw("</a></p></section>\n");
}

void side(Html& html, const Site& site, const Collection& collection, const ShownTag& shown) {
  html.raw("<aside class=\"side\">\n");
  owners(html, collection);
  if (shown.tag != nullptr) {
    source(html, *shown.tag);
    side_fact(html, Word::license, license_of(*shown.tag));
    side_fact(html, Word::updated, shown.tag->stated.created.substr(0, 10));
  }
  extras(html, site, collection);
  html.raw("</aside>\n");
}

void fill(Writer& writer, Html& html, std::string& out, const Collection& collection, std::string_view description) {
  const ShownTag shown = shown_tag(collection);
  append_owner_crumb(html, writer.site, collection);
  html.raw("<h1>").text(collection.name).raw("</h1>\n");
  if (!description.empty()) html.raw("<p class=\"lead\">").text(description).raw("</p>\n");
  html.raw("<div class=\"beside\"><div>\n");
  usage_of_shown(html, writer.site, collection, shown);
  tag_tables(html, writer.site, collection, 1);
  if (collection.has_body)
    append_about(writer, html, out, static_cast<std::uint32_t>(collection.entry),
                 shown.tag == nullptr ? SourceLinks() : SourceLinks(shown.tag->source));
  html.raw("</div>\n");
  side(html, writer.site, collection, shown);
  html.raw("</div>\n");
  append_structured_data(html, writer.site, collection, shown.tag);
}

}  // namespace

void collection_extras(Writer& writer, const Collection& collection) {
  put_feed(writer,
           {collection.name, std::string(collection.name) + "/", beside_collection(collection.name, "feed.atom"),
            beside_collection(collection.name, "feed.json"), std::span(&collection, 1)});
  put_badges(writer, collection);
  further_tag_pages(writer, collection);
}

void collection_page(Writer& writer, const Collection& collection) {
  writer.path(collection.name).append("/");
  writer.put({.role = Role::index, .media_type = html_type}, [&](std::string& out) {
    Html html = html_of(out, writer.site);
    const std::string path = std::string(collection.name) + "/", description = description_of(collection);
    begin_page(html, writer.site,
               {.title = collection.name,
                .path = path,
                .description = description,
                .feed = beside_collection(collection.name, "feed.atom")});
    fill(writer, html, out, collection, description);
    end_page(html, writer.site);
  });
}

}  // namespace roadstead::render::web
