// SPDX-License-Identifier: Apache-2.0
#include "roadstead/render/web/feeds.hpp"

#include <fmt/compile.h>

#include "roadstead/base/kept.hpp"
#include "roadstead/base/url.hpp"
#include "roadstead/render/overview.hpp"
#include "roadstead/render/web/figures.hpp"
#include "roadstead/render/web/html.hpp"
#include "roadstead/render/web/newest.hpp"
#include "roadstead/render/web/tag_parts.hpp"

namespace roadstead::render::web {

namespace {

// Feeds are read away from the site: all addresses are absolute.
std::string address_of(const Site& site, std::string_view path) {
  std::string address = site.host.base_url + "/";
  append_url_path(address, path);
  return address;
}

// What both formats say of a tag.
struct Entry {
  std::string page;
  std::string id;
  std::string title;
  std::string summary;
  std::string_view time;
};
using Entries = std::vector<Entry>;

void add_part(std::string& text, std::string_view part) {
  if (!part.empty()) text.append(text.empty() ? "" : " · ").append(part);
}

std::string summary_of(const PlacedTag& placed, const Words& words) {
  std::string text = description_of(*placed.collection, *placed.tag);
  add_part(text, shown_size(catalog::pull_size(*placed.tag), words));
  add_part(text, architectures_of(catalog::image_sizes(*placed.tag)));
  return text;
}

// A tag that gets another image is a new entry: the digest is a part of what it is known by.
Entry entry_of(const Site& site, const PlacedTag& placed) {
  const auto& [collection, tag] = placed;
  std::string page = address_of(site, fmt::format(FMT_COMPILE("{}/tags/{}/"), collection->name, tag->name));
  std::string id = page + "#" + tag->stated.digest_text();
  return {std::move(page), std::move(id), fmt::format(FMT_COMPILE("{}:{}"), collection->name, tag->name),
          summary_of(placed, Words::of(site.catalog.settings.language)), tag->stated.created};
}

Entries entries_of(const Site& site, const Feed& feed) {
  Entries entries;
  for (const PlacedTag& placed : newest_of(feed.collections, tags_in_feed)) entries.push_back(entry_of(site, placed));
  return entries;
}

void atom_entry(Html& xml, const Entry& entry) {
  xml.raw("<entry><id>").text(entry.id).raw("</id><title>").text(entry.title).raw("</title><link href=\"");
  xml.text(entry.page).raw("\"/><updated>").text(entry.time).raw("</updated><summary>").text(entry.summary);
  xml.raw("</summary></entry>\n");
}

// A feed without entries was never changed; the format wants a time all the same.
std::string_view updated_of(const Entries& entries) {
  return entries.empty() ? "1970-01-01T00:00:00Z" : entries.front().time;
}

void atom(std::string& out, const Site& site, const Feed& feed, const Entries& entries) {
  Html xml(out);
  xml.raw("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"");
  xml.raw(Words::of(site.catalog.settings.language).language()).raw("\">\n<id>");
  xml.text(address_of(site, feed.atom)).raw("</id><title>").text(feed.title).raw("</title><updated>");
  xml.text(updated_of(entries)).raw("</updated>\n<author><name>").text(site.catalog.settings.title);
  xml.raw("</name></author>\n<link rel=\"self\" href=\"").text(address_of(site, feed.atom)).raw("\"/><link href=\"");
  xml.text(address_of(site, feed.page)).raw("\"/>\n");
  for (const Entry& entry : entries) atom_entry(xml, entry);
  xml.raw("</feed>\n");
}

void json_feed(std::string& out, const Site& site, const Feed& feed, const Entries& entries) {
  JsonWriter json(out);
  json.begin_object().field("version", "https://jsonfeed.org/version/1.1").field("title", feed.title);
  json.field("home_page_url", address_of(site, feed.page)).field("feed_url", address_of(site, feed.json));
  json.field("language", Words::of(site.catalog.settings.language).language());
  json.key("items").begin_array();
  for (const Entry& entry : entries) {
    json.begin_object().field("id", entry.id).field("url", entry.page).field("title", entry.title);
    json.field("content_text", entry.summary).field("date_published", entry.time).end_object();
  }
  json.end_array().end_object();
}

}  // namespace

void put_feed(Writer& writer, const Feed& feed) {
  Kept<Entries> kept;
  const auto entries = [&]() -> const Entries& { return kept.or_made([&] { return entries_of(writer.site, feed); }); };
  writer.path(feed.atom);
  writer.put({.media_type = "application/atom+xml"},
             [&](std::string& out) { atom(out, writer.site, feed, entries()); });
  writer.path(feed.json);
  writer.put({.media_type = "application/feed+json"},
             [&](std::string& out) { json_feed(out, writer.site, feed, entries()); });
}

}  // namespace roadstead::render::web
