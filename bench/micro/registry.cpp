// SPDX-License-Identifier: Apache-2.0
// The rooms that a build passes through, one after the other, on a registry in memory.
#include "synthetic/registry.hpp"

#include <benchmark/benchmark.h>

#include <cstdlib>
#include <string>

#include "micro/micro.hpp"
#include "roadstead/catalog/front_matter.hpp"
#include "roadstead/catalog/load.hpp"
#include "roadstead/catalog/yaml.hpp"
#include "roadstead/oci/manifest.hpp"
#include "roadstead/render/site.hpp"
#include "roadstead/source/memory_tree.hpp"

namespace roadstead::bench {

namespace {

class MemoryOutput : public Output {
 public:
  Result<void> put(std::string_view path, std::string_view bytes) override {
    files[std::string(path)] = {source::Kind::file, std::string(bytes)};
    return {};
  }
  Result<void> finish() override { return {}; }

  source::MemoryFiles files;
};

const source::MemoryFiles& registry() {
  static const source::MemoryFiles files = [] {
    MemoryOutput output;
    if (!put_registry({.collections = 200}, output)) std::abort();  // memory takes all that is put
    return std::move(output.files);
  }();
  return files;
}

/// The texts of all files with this ending.
std::vector<std::string> texts_of(std::string_view ending) {
  std::vector<std::string> texts;
  for (const auto& [path, file] : registry())
    if (path.ends_with(ending)) texts.push_back(file.second);
  return texts;
}

std::int64_t bytes_of(const std::vector<std::string>& texts) {
  std::int64_t bytes = 0;
  for (const std::string& text : texts) bytes += static_cast<std::int64_t>(text.size());
  return bytes;
}

void read_front_matter(benchmark::State& state) {
  const auto texts = texts_of("README.md");
  catalog::YamlDocument yaml;
  for ([[maybe_unused]] auto round : state)
    for (const std::string& text : texts)
      benchmark::DoNotOptimize(
          yaml.parse(catalog::split_front_matter(text).value().yaml, catalog::front_matter_first_line));
  state.SetBytesProcessed(state.iterations() * bytes_of(texts));
}

void read_manifests(benchmark::State& state) {
  const auto texts = texts_of(".json");
  for ([[maybe_unused]] auto round : state)
    for (const std::string& text : texts) benchmark::DoNotOptimize(oci::parse_manifest(text));
  state.SetBytesProcessed(state.iterations() * bytes_of(texts));
}

void load(benchmark::State& state) {
  const auto tree = source::make_memory_tree(registry());
  std::int64_t tags = 0;
  for ([[maybe_unused]] auto round : state)
    tags += static_cast<std::int64_t>(catalog::load(*tree, 1).value().catalog.tag_count());
  state.SetItemsProcessed(tags);  // tags a second
}

/// Counts pages and forgets them.
class CountingSink : public render::Sink {
 public:
  bool wants(std::string_view) override { return true; }
  void put(const render::Page& page) override {
    ++pages;
    bytes += static_cast<std::int64_t>(page.body.size());
  }
  std::int64_t pages = 0, bytes = 0;
};

void render_collections(benchmark::State& state) {
  const auto tree = source::make_memory_tree(registry());
  const auto loaded = catalog::load(*tree, 1).value();
  const render::Site site{loaded.catalog, {.base_url = "https://registry.example.org"}, {}};
  const render::ReadEntry read = [&](std::uint32_t entry) -> Result<std::string_view> {
    return loaded.catalog.kept_text(entry)->text;
  };
  CountingSink sink;
  for ([[maybe_unused]] auto round : state)
    for (const auto& collection : loaded.catalog.collections)
      if (!render_collection(site, collection, read, sink)) state.SkipWithError("a page could not be rendered");
  state.SetItemsProcessed(sink.pages);  // pages a second
  state.SetBytesProcessed(sink.bytes);
}

}  // namespace

void add_registry() {
  benchmark::RegisterBenchmark("catalog/front_matter", read_front_matter);
  benchmark::RegisterBenchmark("oci/manifest", read_manifests);
  benchmark::RegisterBenchmark("catalog/load", load);
  benchmark::RegisterBenchmark("render/collections", render_collections);
}

}  // namespace roadstead::bench
