// SPDX-License-Identifier: Apache-2.0
#include "roadstead/render/common.hpp"

#include <algorithm>

#include "roadstead/render/api/library.hpp"
#include "roadstead/render/api/oci.hpp"
#include "roadstead/render/api/search.hpp"
#include "roadstead/render/route.hpp"
#include "roadstead/render/search/files.hpp"
#include "roadstead/render/web/listing.hpp"
#include "roadstead/render/web/pages.hpp"

namespace roadstead::render {

namespace {

using Runs = std::vector<CommonRun>;

// What answers a word from this document must find everything in it.
void put_search(Writer& writer) { api::search(writer, "", writer.site.host.searches ? api::all_hits : api::hit_limit); }

// Those that do not lie anywhere have where all their pages begin: they need not be asked for other paths.
struct Part {
  std::string_view below;
  void (*put)(Writer& writer);
};
constexpr Part parts[] = {{"", web::fixed_pages},          {"", api::library_common},
                          {"_/owners/", web::owner_lists}, {"_/health/", web::health_pages},
                          {"", web::search_engine_pages},  {"", api::oci_common},
                          {"v1/search", put_search}};

// A batch of each run is in memory until those before it are written. So many pages are some 4 MB.
constexpr std::size_t pages_in_run = 64, record_shards_in_run = 64, column_shards_in_run = 16;

/// add(first, end) for each piece of `first` … `end` of at most `most`.
template <class Add>
void in_pieces(std::size_t first, std::size_t end, std::size_t most, Add add) {
  for (; first < end; first += most) add(first, std::min(end, first + most));
}

void add_home(const Site& site, Runs& runs) {
  in_pieces(1, web::pages_for(site.catalog.collections.size()) + 1, pages_in_run,
            [&](std::size_t first, std::size_t end) {
              runs.push_back([first, end](Writer& writer) { web::home_pages(writer, {first, end}); });
            });
}

/// Some pages of one owner.
struct OwnerPages {
  OwnerSpan owner;
  web::PageRange pages;
};

std::vector<OwnerPages> owner_pages(const catalog::Catalog& catalog) {
  std::vector<OwnerPages> all;
  for (const OwnerSpan& owner : owners_of(catalog)) {
    if (owner.name.empty()) continue;
    in_pieces(1, web::pages_for(owner.collections.size()) + 1, pages_in_run, [&](std::size_t first, std::size_t end) {
      all.push_back({owner, {first, end}});
    });
  }
  return all;
}

// One owner may have a page, and another thousands.
void add_owners(const Site& site, Runs& runs) {
  std::vector<OwnerPages> together;
  std::size_t pages = 0;
  const auto end_run = [&] {
    runs.push_back([owners = std::move(together)](Writer& writer) {
      for (const auto& [owner, range] : owners) web::pages_of_owner(writer, owner, range);
    });
    together.clear();
    pages = 0;
  };
  for (const OwnerPages& one : owner_pages(site.catalog)) {
    together.push_back(one);
    pages += one.pages.end - one.pages.first;
    if (pages >= pages_in_run) end_run();
  }
  if (!together.empty()) end_run();
}

void add_index_rows(const Site& site, Runs& runs) {
  const std::size_t collections = site.catalog.collections.size();
  in_pieces(0, search::record_shards(collections), record_shards_in_run, [&](std::size_t first, std::size_t end) {
    runs.push_back([first, end](Writer& writer) { search::record_files(writer, first, end); });
  });
  in_pieces(0, search::column_shards(collections), column_shards_in_run, [&](std::size_t first, std::size_t end) {
    runs.push_back([first, end](Writer& writer) { search::column_files(writer, first, end); });
  });
}

}  // namespace

// The index takes longest to be made: one thread begins with it while others render what does not need it.
std::vector<CommonRun> common_runs(const Site& site) {
  Runs runs{search::term_files};
  for (const Part& part : parts) runs.push_back(part.put);
  add_home(site, runs);
  add_owners(site, runs);
  add_index_rows(site, runs);
  runs.push_back(search::digest_files);
  runs.push_back(search::directory_file);  // names the others
  return runs;
}

void render_common(const Site& site, const CommonRun& run, Sink& sink) {
  const ReadEntry none;
  Writer writer(site, none, sink);
  run(writer);
}

// What goes over all collections is not done for one path.
void put_common_page(Writer& writer, std::string_view path) {
  if (path.starts_with(search::folder) && path != search::folder) return search::index_file(writer, path);
  const OwnerSpan owner = find_owner(writer.site.catalog, owner_in(path));
  if (!owner.name.empty() && !owner.collections.empty()) return web::pages_of_owner(writer, owner);
  web::home_pages(writer);
  for (const Part& part : parts)
    if (path.starts_with(part.below)) part.put(writer);
}

}  // namespace roadstead::render
