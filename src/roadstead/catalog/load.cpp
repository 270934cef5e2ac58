// SPDX-License-Identifier: Apache-2.0
#include "roadstead/catalog/load.hpp"

#include <algorithm>

#include "roadstead/base/parallel.hpp"
#include "roadstead/catalog/case_twins.hpp"
#include "roadstead/catalog/load_theme.hpp"
#include "roadstead/catalog/name_index.hpp"
#include "roadstead/catalog/outline.hpp"
#include "roadstead/catalog/parse.hpp"
#include "roadstead/catalog/part_loader.hpp"
#include "roadstead/source/reader_pool.hpp"

namespace roadstead::catalog {

namespace {

constexpr std::int64_t kept_texts_limit_bytes = 64 << 20;

Result<void> load_settings(const source::Tree& tree, source::Reader& reader, Loaded& loaded) {
  const auto read = [&](std::string_view path, auto parse) -> Result<void> {
    const auto at = source::find(tree, path);
    if (at < 0) return {};
    auto text = reader.read(tree.entries()[static_cast<std::size_t>(at)], settings_limit_bytes);
    if (!text && text.error().code != Code::invalid) return Failure(text.error());
    if (text)
      parse(path, *text, loaded.findings, loaded.catalog.settings);
    else
      loaded.findings.push_back({std::string(path), 0, 0, Severity::error, "media", text.error().what});
    return {};
  };
  if (auto done = read("_config.yml", parse_jekyll_config); !done) return done;
  return read("roadstead.yml", parse_settings);  // read last: it wins
}

void append(Loaded& loaded, const PartLoader& part) {
  auto& catalog = loaded.catalog;
  auto& findings = loaded.findings;
  loaded.declares_collection |= part.declares_collection;
  loaded.left_out.insert(loaded.left_out.end(), part.left_out.begin(), part.left_out.end());
  catalog.collections.insert(catalog.collections.end(), part.collections.begin(), part.collections.end());
  findings.insert(findings.end(), part.findings.begin(), part.findings.end());
  catalog.kept_texts.insert(catalog.kept_texts.end(), part.kept_texts().begin(), part.kept_texts().end());
}

Result<void> load_collections(const source::Tree& tree, unsigned jobs, Loaded& loaded) {
  const Outline shape = outline(tree.entries());
  source::ReaderPool readers(tree);
  Pool<Arena> arenas([] { return std::make_unique<Arena>(); });
  TextKeeper::Budget budget = kept_texts_limit_bytes;
  constexpr std::size_t run_length = 64;
  std::vector<std::unique_ptr<PartLoader>> parts((shape.collections.size() + run_length - 1) / run_length);
  parallel_for(parts.size(), jobs, [&](std::size_t i) {
    const auto reader = readers.borrow();
    const auto arena = arenas.borrow();
    const auto run = std::span(shape.collections).subspan(i * run_length);
    parts[i] = std::make_unique<PartLoader>(tree.entries(), *reader, *arena, budget);
    parts[i]->load(run.first(std::min(run_length, run.size())));
  });
  for (auto& part : parts) {
    if (part->failure) return Failure(*part->failure);
    append(loaded, *part);
    part.reset();
  }
  for (auto& arena : arenas.take_all()) loaded.catalog.arena.absorb(std::move(*arena));
  std::ranges::sort(loaded.catalog.kept_texts, {}, &KeptText::entry);
  return {};
}

}  // namespace

Result<Loaded> load(const source::Tree& tree, unsigned jobs) {
  Loaded loaded;
  if (auto done = load_collections(tree, jobs, loaded); !done) return Failure(done.error());
  if (auto done = load_settings(tree, *tree.reader(), loaded); !done) return Failure(done.error());
  auto theme = load_theme(tree, *tree.reader(), loaded.findings);
  if (!theme) return Failure(theme.error());
  loaded.catalog.theme = std::move(*theme);
  drop_colliding_paths(loaded.catalog, loaded.findings);
  mark_case_twins(loaded.catalog.collections);
  index_oci_names(loaded.catalog);
  std::ranges::sort(loaded.findings);
  return loaded;
}

bool has_errors(const Findings& findings) {
  return std::ranges::any_of(findings, [](const Finding& f) { return f.severity == Severity::error; });
}

}  // namespace roadstead::catalog
