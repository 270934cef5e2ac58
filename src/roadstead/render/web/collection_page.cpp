// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <utility>

#include "roadstead/render/tag_order.hpp"
#include "roadstead/render/web/badge.hpp"
#include "roadstead/render/web/collection_side.hpp"
#include "roadstead/render/web/feeds.hpp"
#include "roadstead/render/web/layout.hpp"
#include "roadstead/render/web/listing.hpp"
#include "roadstead/render/web/own_path.hpp"
#include "roadstead/render/web/owner_name.hpp"
#include "roadstead/render/web/pages.hpp"
#include "roadstead/render/web/parts.hpp"
#include "roadstead/render/web/pull.hpp"
#include "roadstead/render/web/reasons.hpp"
#include "roadstead/render/web/structured_data.hpp"
#include "roadstead/render/web/tag_table.hpp"

namespace roadstead::render::web {

using catalog::Collection;
using catalog::Tag;

namespace {

// A collection may have more tags than a page can show.
void further_tag_pages(Writer& writer, const Collection& collection) {
  const std::size_t count = pages_for(collection.tags.size());
  for (std::size_t number = 2; number <= count; ++number) {
    const std::string path = beside_collection(collection.name, fmt::format("tags/{}/", number));
    writer.path(path);
    writer.put({.media_type = html_type}, [&](std::string& out) {
      Html html = html_of(out, writer.site);
      begin_page(html, writer.site, {.title = collection.name, .path = path, .is_listed = false});
      append_owner_crumb(html, writer.site, collection);
      html.raw("<h1>");
      append_collection_link(html, writer.site, collection);
      html.raw("</h1>\n");
      append_tag_tables(html, writer.site, collection, number);
      end_page(html, writer.site);
    });
  }
}

// The tag's page has the whole list.
void few_ways(Html& html, const Site& site, const Collection& collection, const Tag& tag, std::span<const Usage> ways) {
  if (!are_few(ways)) return;
  html.raw("<p class=\"soft\">").word(Word::few_can_pull);
  std::string_view before = ": ";
  const auto reason = [&](std::string_view why) {
    if (!why.empty()) html.raw(std::exchange(before, "; ")).text(why);
  };
  if (tag.layout == catalog::Layout::singularity) {
    reason(tag.image().digest ? "" : html.words()[Word::no_sha256]);
    reason(reason_in(html.words(), shub_refusal(site.host)));
  }
  html.raw(". <a");
  append_href(html, site, fmt::format("{}/tags/{}/", collection.name, tag.name));
  html.raw(">").word(Word::cannot_pull).raw("</a></p>\n");
}

void why_shown(Html& html, ShownTag::Why why) {
  using Why = ShownTag::Why;
  switch (why) {
    case Why::needs_no_reason: return;
    case Why::newest: html.raw(", ").word(Word::the_newest); return;
    case Why::highest_version: html.raw(", ").word(Word::highest_version); return;
    case Why::first_by_name: html.raw(", ").word(Word::first_by_name); return;
  }
}

void usage_of_shown(Html& html, const Site& site, const Collection& collection, const ShownTag& shown) {
  if (shown.tag == nullptr) {
    html.raw("<p>").word(Word::no_tag_to_pull).raw("</p>\n");
    return;
  }
  const auto ways = usage_of(site, collection, *shown.tag);
  const bool pulls = can_be_pulled(ways);
  html.raw("<h2 id=\"pull\">").word(pulls ? Word::pull_tag : Word::none_can_pull_tag).raw(" ").text(shown.tag->name);
  why_shown(html, shown.why);
  html.raw("</h2>\n");
  append_commands(html, ways);
  if (pulls)
    few_ways(html, site, collection, *shown.tag, ways);
  else
    append_refusals(html, ways);
}

void fill(Writer& writer, Html& html, std::string& out, const Collection& collection, std::string_view description) {
  const ShownTag shown = shown_tag(collection);
  append_owner_crumb(html, writer.site, collection);
  html.raw("<h1>").text(collection.name).raw("</h1>\n");
  if (!description.empty()) html.raw("<p class=\"lead\">").text(description).raw("</p>\n");
  html.raw("<div class=\"beside\"><div>\n");
  usage_of_shown(html, writer.site, collection, shown);
  append_tag_tables(html, writer.site, collection, 1);
  if (collection.has_body)
    append_about(writer, html, out, static_cast<std::uint32_t>(collection.entry),
                 shown.tag == nullptr ? SourceLinks() : SourceLinks(shown.tag->source));
  html.raw("</div>\n");
  append_side(html, writer.site, collection, shown);
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
  writer.put({.media_type = html_type}, [&](std::string& out) {
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
