// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "roadstead/base/kept.hpp"
#include "roadstead/catalog/model.hpp"
#include "roadstead/render/health.hpp"
#include "roadstead/render/host.hpp"
#include "roadstead/render/page.hpp"
#include "roadstead/render/search/index.hpp"
#include "roadstead/render/store_index.hpp"
#include "roadstead/render/web/frame.hpp"

namespace roadstead::render {

class Writer;

/// What pages show of one file of the registry tree, by its place there: the Markdown below a README's front
/// matter, or a whole document. The view lives until the next call.
using ReadEntry = std::function<Result<std::string_view>(std::uint32_t entry)>;

/// The bytes of a small blob of the store, an image's config. From any thread.
using ReadStored = std::function<Result<std::string>(const catalog::Digest& digest)>;

/// Whether a blob of the store is a SIF, by its first bytes. From any thread.
using IsStoredSif = std::function<bool(const catalog::Digest& digest)>;

/// Everything that pages are made from. Immutable, so threads share one.
struct Site {
  const catalog::Catalog& catalog;
  Host host;
  StoreIndex store;
  ReadStored read_stored{};                ///< may be null where the store is empty,
  IsStoredSif is_stored_sif{};             ///< and so may this
  std::shared_ptr<const Health> health{};  ///< what the last audit found; null where nobody says
  std::shared_ptr<Kept<search::Index>> search = std::make_shared<Kept<search::Index>>();
  std::shared_ptr<Kept<web::Frame>> frame = std::make_shared<Kept<web::Frame>>();
};

/// All pages of one collection. Fails when a file can no longer be read.
Result<void> render_collection(const Site& site, const catalog::Collection& collection, const ReadEntry& read,
                               Sink& sink);

/// Some of the pages that belong to no collection: a task for one thread, of a few megabytes. Only what is one page in
/// every registry, the OCI catalog or all hits of the library API, is as long as it is.
using CommonRun = std::function<void(Writer& writer)>;

/// All of them: home, owners, search, what the protocols ask of a host. They refer to `site`.
std::vector<CommonRun> common_runs(const Site& site);
void render_common(const Site& site, const CommonRun& run, Sink& sink);

/// Only the page at `path` (see Page::path), by the same functions: what a server answers. Nothing is
/// put into the sink when there is no such page.
Result<void> render_one(const Site& site, std::string_view path, const ReadEntry& read, Sink& sink);

}  // namespace roadstead::render
