// SPDX-License-Identifier: Apache-2.0
#include "roadstead/storage/assets.hpp"

namespace roadstead::storage {

namespace {

class AssetInventory : public BlobInventory {
 public:
  explicit AssetInventory(std::unique_ptr<Assets> assets) : assets_(std::move(assets)) {}
  Result<void> each(const std::function<Result<void>(const StoredBlob&)>& visit) override;
  Result<void> remove(const StoredBlob& blob) override { return assets_->remove({.path = blob.handle}); }

 private:
  std::unique_ptr<Assets> assets_;
};

}  // namespace

// Of one whose age the forge does not say nobody knows whether it is new: it stays.
Result<void> AssetInventory::each(const std::function<Result<void>(const StoredBlob&)>& visit) {
  Result<void> visited;
  const auto listed = assets_->each([&](std::string_view name, const Asset& asset) {
    const auto digest = asset_digest(name);
    if (!visited || !digest || asset.begun_s == 0) return;
    visited = visit({*digest, asset.size_bytes, asset.begun_s, asset.is_whole, asset.path});
  });
  return listed ? visited : listed;
}

std::unique_ptr<BlobInventory> make_asset_inventory(std::unique_ptr<Assets> assets) {
  return std::make_unique<AssetInventory>(std::move(assets));
}

}  // namespace roadstead::storage
