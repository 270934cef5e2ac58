// SPDX-License-Identifier: Apache-2.0
#include "roadstead/render/search/files.hpp"

#include <fmt/format.h>

#include <iterator>

#include "roadstead/base/text.hpp"

namespace roadstead::render::search {

namespace {

/// The files of one index, by number within their kind.
class Files {
 public:
  Files(Writer& writer, const Index& index) : writer_(writer), index_(index), starts_(cut_terms(index)) {}

  std::size_t record_shards() const { return shards_of(records_in_shard); }
  std::size_t column_shards() const { return shards_of(rows_in_columns); }
  std::size_t term_shards() const { return starts_.size(); }

  void records(std::size_t shard) {
    put("records", shard, [&](std::string& out) { append_records(out, index_, shard); });
  }
  void columns(std::size_t shard) {
    put("columns", shard, [&](std::string& out) { append_columns(out, index_, writer_.site.catalog, shard); });
  }
  void terms(std::size_t shard) {
    const std::size_t end = shard + 1 < starts_.size() ? starts_[shard + 1] : index_.terms().size();
    put("terms", shard, [&](std::string& out) { append_terms(out, index_, starts_[shard], end); });
  }
  void directory() {
    writer_.path(folder).append("directory.json");
    writer_.put({.role = Role::index, .media_type = json_type},
                [&](std::string& out) { append_directory(out, index_, starts_); });
  }

 private:
  std::size_t shards_of(std::size_t rows) const { return (index_.documents().size() + rows - 1) / rows; }

  template <class Fill>
  void put(std::string_view kind, std::size_t shard, Fill fill) {
    fmt::format_to(std::back_inserter(writer_.path(folder)), "{}/{}.json", kind, shard);
    writer_.put({.media_type = json_type}, fill);
  }

  Writer& writer_;
  const Index& index_;
  std::vector<std::size_t> starts_;
};

struct Kind {
  std::string_view name;
  std::size_t (Files::*count)() const;
  void (Files::*put)(std::size_t);
};

constexpr Kind kinds[] = {{"records/", &Files::record_shards, &Files::records},
                          {"columns/", &Files::column_shards, &Files::columns},
                          {"terms/", &Files::term_shards, &Files::terms}};

}  // namespace

void index_files(Writer& writer) {
  const Index index(writer.site.catalog);
  Files files(writer, index);
  for (const Kind& kind : kinds)
    for (std::size_t shard = 0; shard < (files.*kind.count)(); ++shard) (files.*kind.put)(shard);
  files.directory();
}

void index_file(Writer& writer, std::string_view path) {
  path.remove_prefix(folder.size());
  const std::string_view file = path.substr(path.rfind('/') + 1);
  if (!file.ends_with(".json")) return;
  const catalog::Catalog& catalog = writer.site.catalog;
  Files files(writer, writer.site.search->or_made([&] { return Index(catalog); }));
  if (path == "directory.json") return files.directory();
  const auto shard = parse_number(file.substr(0, file.size() - 5));
  for (const Kind& kind : kinds)
    if (shard && path.starts_with(kind.name) && *shard < (files.*kind.count)()) (files.*kind.put)(*shard);
}

}  // namespace roadstead::render::search
