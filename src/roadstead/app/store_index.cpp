// SPDX-License-Identifier: Apache-2.0
#include "roadstead/app/store_index.hpp"

#include <array>

#include "roadstead/image/sif.hpp"

namespace roadstead::app {

Result<render::StoreIndex> index_store(const std::optional<storage::BlobDirectory>& store) {
  if (!store) return render::StoreIndex();
  auto list = store->list();
  if (!list) return Failure(list.error());
  std::vector<catalog::Digest> digests;
  for (const Sha256& digest : *list) digests.emplace_back(digest);
  return render::StoreIndex(std::move(digests));
}

render::ReadStored read_stored(const std::optional<storage::BlobDirectory>& store) {
  if (!store) return nullptr;
  constexpr std::uint64_t limit_bytes = 4 << 20;
  return [&store](const catalog::Digest& digest) { return read_file(store->path_of(digest.bytes()), limit_bytes); };
}

// What cannot be read, or is shorter than a header, is none.
static bool is_sif(const storage::BlobDirectory& store, const catalog::Digest& digest) {
  std::array<char, 64> start{};
  const auto blob = store.open_blob(digest.bytes());
  return blob && *blob && read_at(**blob, 0, start) && image::is_sif({start.data(), start.size()});
}

render::IsStoredSif is_stored_sif(const std::optional<storage::BlobDirectory>& store) {
  if (!store) return nullptr;
  return [&store](const catalog::Digest& digest) { return is_sif(*store, digest); };
}

}  // namespace roadstead::app
