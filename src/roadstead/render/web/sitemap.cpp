// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "roadstead/base/url.hpp"
#include "roadstead/render/overview.hpp"
#include "roadstead/render/web/html.hpp"
#include "roadstead/render/web/pages.hpp"

// What search engines read: https://www.sitemaps.org/protocol.html and RFC 9309.
namespace roadstead::render::web {

namespace {

constexpr std::size_t collections_in_map = 1000;
constexpr std::string_view open = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n";
constexpr std::string_view name_space = " xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n";
constexpr std::string_view xml_type = "application/xml";

void location(std::string& out, const Site& site, std::string_view element, std::string_view path) {
  std::string address = site.host.base_url + "/";
  append_url_path(address, path);
  Html(out).raw("<").raw(element).raw("><loc>").text(address).raw("</loc></").raw(element).raw(">\n");
}

void put_map(Writer& writer, std::span<const catalog::Collection> collections, std::size_t number) {
  writer.path(fmt::format("_/sitemaps/{}.xml", number));
  writer.put({.media_type = xml_type}, [&](std::string& out) {
    out.append(open).append("<urlset").append(name_space);
    for (const auto& collection : collections) location(out, writer.site, "url", std::string(collection.name) + "/");
    out += "</urlset>\n";
  });
}

}  // namespace

void search_engine_pages(Writer& writer) {
  const std::span<const catalog::Collection> all = writer.site.catalog.collections;
  const std::size_t maps = (all.size() + collections_in_map - 1) / collections_in_map;
  for (std::size_t i = 0; i < maps; ++i)
    put_map(writer,
            all.subspan(i * collections_in_map, std::min(collections_in_map, all.size() - i * collections_in_map)),
            i + 1);
  writer.path("sitemap.xml");
  writer.put({.media_type = xml_type}, [&](std::string& out) {
    out.append(open).append("<sitemapindex").append(name_space);
    for (std::size_t i = 1; i <= maps; ++i) location(out, writer.site, "sitemap", fmt::format("_/sitemaps/{}.xml", i));
    out += "</sitemapindex>\n";
  });
  if (!writer.site.host.owns_host_root) return;  // below a prefix nobody reads it (RFC 9309, section 2.3)
  writer.path("robots.txt");
  writer.put({.media_type = "text/plain; charset=utf-8"}, [&](std::string& out) {
    out += fmt::format("User-agent: *\nAllow: /\nSitemap: {}/sitemap.xml\n", writer.site.host.base_url);
  });
}

}  // namespace roadstead::render::web
