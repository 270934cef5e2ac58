// SPDX-License-Identifier: Apache-2.0
#include "roadstead/app/store_index.hpp"

namespace roadstead::app {

Result<render::StoreIndex> index_store(const std::optional<storage::BlobDirectory>& store) {
  if (!store) return render::StoreIndex();
  auto list = store->list();
  if (!list) return Failure(list.error());
  std::vector<catalog::Digest> digests;
  for (const Sha256& digest : *list) digests.emplace_back(digest);
  return render::StoreIndex(std::move(digests));
}

}  // namespace roadstead::app
