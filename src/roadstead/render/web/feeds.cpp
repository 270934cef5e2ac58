// SPDX-License-Identifier: Apache-2.0
#include "roadstead/render/web/feeds.hpp"

#include <fmt/format.h>

#include "roadstead/base/text.hpp"
#include "roadstead/base/url.hpp"
#include "roadstead/render/web/html.hpp"
#include "roadstead/render/web/newest.hpp"
#include "roadstead/render/web/overview.hpp"

namespace roadstead::render::web {

namespace {

// Feeds are read away from the site: all addresses are absolute.
std::string address_of(const Site& site, std::string_view path) {
  std::string address = site.host.base_url + "/";
  append_url_path(address, path);
  return address;
}

std::string page_of(const Site& site, const PlacedTag& placed) {
  return address_of(site, fmt::format("{}/tags/{}/", placed.collection->name, placed.tag->name));
}

// A tag that gets another image is a new entry: the digest is a part of what it is known by.
std::string id_of(const Site& site, const PlacedTag& placed) {
  return page_of(site, placed) + "#" + placed.tag->stated.digest_text();
}

std::string title_of(const PlacedTag& placed) {
  return fmt::format("{}:{}", placed.collection->name, placed.tag->name);
}

std::string summary_of(const PlacedTag& placed) {
  std::string text(placed.collection->description);
  if (const std::uint64_t bytes = bytes_of(*placed.tag); bytes != 0)
    text += fmt::format("{}{}", text.empty() ? "" : " · ", human_size(bytes));
  if (!placed.tag->stated.arch.empty()) text += fmt::format("{}{}", text.empty() ? "" : " · ", placed.tag->stated.arch);
  return text;
}

void atom_entry(Html& xml, const Site& site, const PlacedTag& placed) {
  xml.raw("<entry><id>").text(id_of(site, placed)).raw("</id><title>").text(title_of(placed)).raw("</title>");
  xml.raw("<link href=\"").text(page_of(site, placed)).raw("\"/><updated>").text(placed.tag->stated.created);
  xml.raw("</updated><summary>").text(summary_of(placed)).raw("</summary></entry>\n");
}

// A feed without entries was never changed; the format wants a time all the same.
std::string_view updated_of(std::span<const PlacedTag> tags) {
  return tags.empty() ? "1970-01-01T00:00:00Z" : tags.front().tag->stated.created;
}

void atom(std::string& out, const Site& site, const Feed& feed) {
  const auto tags = newest_of(feed.collections, tags_in_feed);
  Html xml(out);
  xml.raw("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\">\n<id>");
  xml.text(address_of(site, feed.atom)).raw("</id><title>").text(feed.title).raw("</title><updated>");
  xml.text(updated_of(tags)).raw("</updated>\n<author><name>").text(site.catalog.settings.title);
  xml.raw("</name></author>\n<link rel=\"self\" href=\"").text(address_of(site, feed.atom)).raw("\"/><link href=\"");
  xml.text(address_of(site, feed.page)).raw("\"/>\n");
  for (const PlacedTag& placed : tags) atom_entry(xml, site, placed);
  xml.raw("</feed>\n");
}

void json_feed(std::string& out, const Site& site, const Feed& feed) {
  const auto tags = newest_of(feed.collections, tags_in_feed);
  JsonWriter json(out);
  json.begin_object().field("version", "https://jsonfeed.org/version/1.1").field("title", feed.title);
  json.field("home_page_url", address_of(site, feed.page)).field("feed_url", address_of(site, feed.json));
  json.key("items").begin_array();
  for (const PlacedTag& placed : tags) {
    json.begin_object().field("id", id_of(site, placed)).field("url", page_of(site, placed));
    json.field("title", title_of(placed)).field("content_text", summary_of(placed));
    json.field("date_published", placed.tag->stated.created).end_object();
  }
  json.end_array().end_object();
}

}  // namespace

void put_feed(Writer& writer, const Feed& feed) {
  writer.path(feed.atom);
  writer.put({.role = Role::index, .media_type = "application/atom+xml"},
             [&](std::string& out) { atom(out, writer.site, feed); });
  writer.path(feed.json);
  writer.put({.role = Role::index, .media_type = json_type},
             [&](std::string& out) { json_feed(out, writer.site, feed); });
}

}  // namespace roadstead::render::web
