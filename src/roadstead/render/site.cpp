// SPDX-License-Identifier: Apache-2.0
#include "roadstead/render/site.hpp"

#include "roadstead/base/text.hpp"
#include "roadstead/render/api/library.hpp"
#include "roadstead/render/api/oci.hpp"
#include "roadstead/render/api/search.hpp"
#include "roadstead/render/api/seed.hpp"
#include "roadstead/render/api/shub.hpp"
#include "roadstead/render/web/pages.hpp"
#include "roadstead/render/writer.hpp"

namespace roadstead::render {

namespace {

using catalog::Collection;
using catalog::Tag;

void put_oci(Writer& writer, const Collection& collection, const Files& files) {
  api::oci_collection(writer, collection, files);
}

void put_library(Writer& writer, const Collection& collection, const Files& files) {
  api::library_files(writer, collection, files);
  for (const Tag& tag : collection.tags)
    if (tag.layout == catalog::Layout::singularity && !tag.is_yanked()) api::library_tag(writer, collection, tag);
}

void put_shub(Writer& writer, const Collection& collection, const Files& files) {
  api::shub_files(writer, collection, files);
  for (const Tag& tag : collection.tags)
    if (tag.layout == catalog::Layout::singularity && !tag.is_yanked()) api::shub_tag(writer, collection, tag);
}

void put_own_pages(Writer& writer, const Collection& collection, const Files&) {
  for (const Tag& tag : collection.tags) {
    if (!tag.is_yanked()) api::seed_tag(writer, collection, tag);
    web::tag_page(writer, collection, tag);
  }
  api::seed_tags(writer, collection);
  web::collection_page(writer, collection);
}

using Family = void (*)(Writer&, const Collection&, const Files&);

/// Which collection a path belongs to, and which of the families above has it.
struct Route {
  const Collection* collection = nullptr;
  Family family = nullptr;
};

// "<name>/manifests/latest", "<name>/tags/list": two components follow the name, whatever words it has itself.
Route route_oci(const Site& site, std::string_view rest) {
  const std::size_t reference = rest.rfind('/');
  const std::size_t word = reference == rest.npos || reference == 0 ? rest.npos : rest.rfind('/', reference - 1);
  if (word == rest.npos) return {};
  return {site.catalog.find_oci(rest.substr(0, word)), put_oci};
}

Route route_library(const Site& site, std::string_view rest) {
  return {site.catalog.find(rest.substr(0, rest.rfind(':'))), put_library};
}

// "<above>/api/container/<owner>/<repo>:<tag>" or "…@<id>"
Route route_shub(const Site& site, std::string_view path, std::size_t at) {
  constexpr std::string_view api = "api/container/";
  std::string name(path.substr(0, at));
  name += path.substr(at + api.size());
  return {site.catalog.find(name.substr(0, name.find_first_of(":@"))), put_shub};
}

// A page of a collection's own lies below its name; the longest name that fits is the one.
Route route_own(const Site& site, std::string_view path) {
  for (std::size_t end = path.rfind('/'); end != path.npos && end > 0; end = path.rfind('/', end - 1))
    if (const Collection* const found = site.catalog.find(path.substr(0, end))) return {found, put_own_pages};
  return {};
}

Route route(const Site& site, std::string_view path) {
  if (path.starts_with("v2/")) return route_oci(site, path.substr(3));
  for (const std::string_view api : {"v1/images/", "v1/imagefile/"})
    if (path.starts_with(api)) return route_library(site, path.substr(api.size()));
  if (path.starts_with("api/container/")) return route_shub(site, path, 0);
  if (const std::size_t at = path.find("/api/container/"); at != path.npos && !path.ends_with('/'))
    return route_shub(site, path, at + 1);
  return route_own(site, path);
}

}  // namespace

Result<void> render_collection(const Site& site, const Collection& collection, const ReadEntry& read, Sink& sink) {
  Writer writer(site, read, sink);
  const Files files = collect_files(collection);
  for (const Family family : {put_oci, put_library, put_shub, put_own_pages}) family(writer, collection, files);
  return writer.result();
}

void render_common(const Site& site, Sink& sink) {
  const ReadEntry none;
  Writer writer(site, none, sink);
  api::library_common(writer);
  web::common_pages(writer);
  api::oci_common(writer);
  api::search(writer, "");
}

Result<void> render_one(const Site& site, std::string_view path, const ReadEntry& read, Sink& sink) {
  const Route found = route(site, path);
  if (found.collection == nullptr) {
    render_common(site, sink);
    return {};
  }
  Writer writer(site, read, sink);
  found.family(writer, *found.collection, collect_files(*found.collection));
  return writer.result();
}

}  // namespace roadstead::render
