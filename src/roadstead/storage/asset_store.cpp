// SPDX-License-Identifier: Apache-2.0
#include "roadstead/base/hex.hpp"
#include "roadstead/storage/assets.hpp"
#include "roadstead/storage/hashed_body.hpp"

namespace roadstead::storage {

std::string asset_name(const Sha256& digest) { return "sha256-" + to_hex(digest); }

namespace {

class AssetStore : public BlobStore {
 public:
  AssetStore(std::unique_ptr<Assets> assets, std::string public_url)
      : assets_(std::move(assets)), public_url_(std::move(public_url)) {}
  Result<std::optional<std::uint64_t>> size_of(const Sha256& digest) override;
  Result<PutOutcome> put(const Blob& blob, const SendProgress& progress) override;
  std::string url_of(const Sha256& digest) const override {
    const std::string name = asset_name(digest);
    return public_url_.empty() ? assets_->url_of(name) : public_url_ + "/" + name;
  }

 private:
  Result<bool> is_there(const Blob& blob);
  Result<void> send(const Blob& blob, const SendProgress& progress);

  std::unique_ptr<Assets> assets_;
  std::string public_url_;
};

}  // namespace

Result<std::optional<std::uint64_t>> AssetStore::size_of(const Sha256& digest) {
  const auto asset = assets_->find(asset_name(digest));
  if (!asset) return Failure(asset.error());
  if (!*asset || !(*asset)->is_whole) return std::optional<std::uint64_t>();
  return std::optional((*asset)->size_bytes);
}

// What a killed upload left is cleared away.
Result<bool> AssetStore::is_there(const Blob& blob) {
  const std::string name = asset_name(blob.digest);
  const auto asset = assets_->find(name);
  if (!asset) return Failure(asset.error());
  if (!*asset) return false;
  if (!(*asset)->is_whole) {
    auto removed = assets_->remove(**asset);
    return removed ? Result<bool>(false) : Failure(removed.error());
  }
  if ((*asset)->size_bytes != blob.size_bytes)
    return fail(Code::conflict, "{} has {} bytes in the store, want {}", name, (*asset)->size_bytes, blob.size_bytes);
  if (!(*asset)->digest.empty() && (*asset)->digest != "sha256:" + to_hex(blob.digest))
    return fail(Code::conflict, "{} has the digest {} in the store, want that of its name", name, (*asset)->digest);
  return true;
}

Result<void> AssetStore::send(const Blob& blob, const SendProgress& progress) {
  const auto file = open_blob_file(blob);
  if (!file) return Failure(file.error());
  auto body = hashed_body(*file, blob, progress);
  if (!body) return Failure(body.error());
  return assets_->upload(asset_name(blob.digest), blob, std::move(*body));
}

// An upload without an answer may have come to its end, and another's may have been first: only the list knows.
Result<PutOutcome> AssetStore::put(const Blob& blob, const SendProgress& progress) {
  constexpr int tries = 3;
  Result<void> sent;
  for (int i = 0; i < tries; ++i) {
    const auto there = is_there(blob);
    if (!there) return Failure(there.error());
    if (*there)
      return i == 0 || (!sent && sent.error().code == Code::conflict) ? PutOutcome::already_present
                                                                      : PutOutcome::stored;
    sent = send(blob, progress);
    if (!sent && sent.error().code != Code::unavailable && sent.error().code != Code::conflict)
      return Failure(sent.error());
  }
  if (!sent) return Failure(sent.error());
  return fail(Code::unavailable, "{} is not there after it was sent, want it to be", asset_name(blob.digest));
}

std::unique_ptr<BlobStore> make_asset_store(std::unique_ptr<Assets> assets, std::string public_url) {
  return std::make_unique<AssetStore>(std::move(assets), std::move(public_url));
}

}  // namespace roadstead::storage
