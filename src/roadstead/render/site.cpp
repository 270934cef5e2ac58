// SPDX-License-Identifier: Apache-2.0
#include "roadstead/render/site.hpp"

#include "roadstead/render/api/library.hpp"
#include "roadstead/render/api/oci.hpp"
#include "roadstead/render/api/seed.hpp"
#include "roadstead/render/api/shub.hpp"
#include "roadstead/render/attached.hpp"
#include "roadstead/render/common.hpp"
#include "roadstead/render/route.hpp"
#include "roadstead/render/web/pages.hpp"
#include "roadstead/render/writer.hpp"

namespace roadstead::render {

using catalog::Collection;
using catalog::Tag;

static void put_tag(Writer& writer, const Collection& collection, const Tag& tag) {
  if (!tag.is_yanked()) api::seed_tag(writer, collection, tag);
  put_attached(writer, collection, tag);
  web::tag_page(writer, collection, tag);
}

static void put_own(Writer& writer, const Collection& collection) {
  for (const Tag& tag : collection.tags) put_tag(writer, collection, tag);
  api::seed_tags(writer, collection);
  web::collection_page(writer, collection);
  web::collection_extras(writer, collection);
}

// "", "tags/", "tags/<tag>/", "tags/<tag>/sha256.<hex>", "manifests/<tag>/" or "~/<file>"
static void put_own_page(Writer& writer, const Collection& collection, std::string_view rest) {
  if (rest.starts_with("~/")) return web::collection_extras(writer, collection);
  const std::size_t slash = rest.find('/');
  if (slash == rest.npos) return web::collection_page(writer, collection);
  std::string_view tag_name = rest.substr(slash + 1);
  if (tag_name.empty()) return api::seed_tags(writer, collection);
  tag_name = tag_name.substr(0, tag_name.find('/'));
  if (const Tag* const tag = collection.find(tag_name)) put_tag(writer, collection, *tag);
}

Result<void> render_collection(const Site& site, const Collection& collection, const ReadEntry& read, Sink& sink) {
  Writer writer(site, read, sink);
  const Files files = collect_files(collection);
  api::oci_collection(writer, collection, files);
  api::library_collection(writer, collection, files);
  api::shub_collection(writer, collection, files);
  put_own(writer, collection);
  return writer.result();
}

static void put_page(Writer& writer, const Route& route) {
  switch (route.family) {
    case Family::oci: return api::oci_page(writer, *route.collection, route.rest);
    case Family::library: return api::library_page(writer, *route.collection, route.rest);
    case Family::shub: return api::shub_page(writer, *route.collection, route.rest);
    case Family::own: return put_own_page(writer, *route.collection, route.rest);
  }
}

Result<void> render_one(const Site& site, std::string_view path, const ReadEntry& read, Sink& sink) {
  const Route route = route_of(site.catalog, path);
  Writer writer(site, read, sink);
  if (route.collection == nullptr) {
    put_common_page(writer, path);
    return {};
  }
  put_page(writer, route);
  return writer.result();
}

}  // namespace roadstead::render
