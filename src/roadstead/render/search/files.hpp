// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "roadstead/render/search/index.hpp"
#include "roadstead/render/writer.hpp"

// What web/src/search reads, below "_/search/": docs/search-index.md says what stands in each file.
namespace roadstead::render::search {

constexpr std::string_view folder = "_/search/";

constexpr std::size_t records_in_shard = 512;
constexpr std::size_t rows_in_columns = 2048;

/// Where term shards begin, as ranks of terms. A shard grows with the vocabulary only where there would be more of them
/// than a directory can name: so neither it nor they grow beyond some 100 KB at ten million collections.
std::vector<std::size_t> cut_terms(const Index& index);

/// Twelve hex digits that change with whatever stands in the files, and with their form. The files but the directory
/// lie in a folder of this name, so that nobody takes files of two builds for those of one.
std::string generation_of(const Index& index);

void append_records(std::string& out, const Index& index, std::size_t shard);
void append_columns(std::string& out, const Index& index, const catalog::Catalog& catalog, std::size_t shard);
void append_terms(std::string& out, const Index& index, std::size_t begin, std::size_t end);
void append_digests(std::string& out, const Index& index, std::size_t shard);
void append_directory(std::string& out, const Index& index);

/// A digest is in the shard that its first 32 bits, as part of all that these can be, come to.
std::size_t digest_shards(const Index& index);

/// How many files of a kind there are, and some of them.
std::size_t record_shards(std::size_t collections);
void record_files(Writer& writer, std::size_t first, std::size_t end);
std::size_t column_shards(std::size_t collections);
void column_files(Writer& writer, std::size_t first, std::size_t end);
void term_files(Writer& writer);
void digest_files(Writer& writer);
void directory_file(Writer& writer);

/// The file at `path` alone; nothing where there is none, as where it is of another generation.
void index_file(Writer& writer, std::string_view path);

}  // namespace roadstead::render::search
