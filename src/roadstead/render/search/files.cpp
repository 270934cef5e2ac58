// SPDX-License-Identifier: Apache-2.0
#include "roadstead/render/search/files.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "roadstead/base/text.hpp"

namespace roadstead::render::search {

namespace {

const Index& index_of(const Site& site) {
  return site.search->or_made([&] { return Index(site.catalog); });
}

std::size_t shards(std::size_t rows, std::size_t in_shard) { return (rows + in_shard - 1) / in_shard; }

template <class Fill>
void put(Writer& writer, std::string_view kind, std::size_t shard, Fill fill) {
  fmt::format_to(std::back_inserter(writer.path(folder)), "{}/{}/{}.json", index_of(writer.site).generation(), kind,
                 shard);
  writer.put({.media_type = json_type}, fill);
}

void put_terms(Writer& writer, std::size_t first, std::size_t end) {
  const Index& index = index_of(writer.site);
  const auto starts = index.term_shards();
  for (std::size_t shard = first; shard < std::min(end, starts.size()); ++shard) {
    const std::size_t next = shard + 1 < starts.size() ? starts[shard + 1] : index.terms().size();
    put(writer, "terms", shard, [&](std::string& out) { append_terms(out, index, starts[shard], next); });
  }
}

void put_digests(Writer& writer, std::size_t first, std::size_t end) {
  const Index& index = index_of(writer.site);
  for (std::size_t shard = first; shard < std::min(end, digest_shards(index)); ++shard)
    put(writer, "digests", shard, [&](std::string& out) { append_digests(out, index, shard); });
}

struct Kind {
  std::string_view folder;
  void (*put)(Writer& writer, std::size_t first, std::size_t end);
};
constexpr Kind kinds[] = {
    {"/records/", record_files}, {"/columns/", column_files}, {"/terms/", put_terms}, {"/digests/", put_digests}};

}  // namespace

std::size_t record_shards(std::size_t collections) { return shards(collections, records_in_shard); }
std::size_t column_shards(std::size_t collections) { return shards(collections, rows_in_columns); }

void record_files(Writer& writer, std::size_t first, std::size_t end) {
  const Index& index = index_of(writer.site);
  for (std::size_t shard = first; shard < std::min(end, record_shards(index.documents().size())); ++shard)
    put(writer, "records", shard, [&](std::string& out) { append_records(out, index, shard); });
}

void column_files(Writer& writer, std::size_t first, std::size_t end) {
  const Index& index = index_of(writer.site);
  for (std::size_t shard = first; shard < std::min(end, column_shards(index.documents().size())); ++shard)
    put(writer, "columns", shard, [&](std::string& out) { append_columns(out, index, writer.site.catalog, shard); });
}

void term_files(Writer& writer) { put_terms(writer, 0, index_of(writer.site).terms().size()); }

void digest_files(Writer& writer) { put_digests(writer, 0, digest_shards(index_of(writer.site))); }

void directory_file(Writer& writer) {
  writer.path(folder).append("directory.json");
  writer.put({.media_type = json_type}, [&](std::string& out) { append_directory(out, index_of(writer.site)); });
}

void index_file(Writer& writer, std::string_view path) {
  path.remove_prefix(folder.size());
  if (path == "directory.json") return directory_file(writer);
  const std::string_view generation = path.substr(0, path.find('/'));
  path.remove_prefix(generation.size());
  const std::size_t name = path.rfind('/') + 1;
  if (!path.ends_with(".json")) return;
  const auto shard = parse_number(path.substr(name, path.size() - name - 5));
  for (const Kind& kind : kinds)
    if (shard && path.substr(0, name) == kind.folder && generation == index_of(writer.site).generation())
      kind.put(writer, *shard, *shard + 1);
}

}  // namespace roadstead::render::search
