// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <chrono>

#include "roadstead/base/hex.hpp"
#include "roadstead/base/interruption.hpp"
#include "roadstead/base/json.hpp"
#include "roadstead/storage/assets.hpp"
#include "roadstead/storage/hashed_body.hpp"

namespace roadstead::storage {

std::uint64_t id_in(std::string_view answer) {
  const auto json = Json::parse(answer);
  return json ? number_at(json->root(), "/id") : 0;
}

static constexpr std::string_view name_start = "sha256-";

std::string asset_name(const Sha256& digest) { return std::string(name_start) + to_hex(digest); }

std::optional<Sha256> asset_digest(std::string_view name) {
  Sha256 digest;
  if (!name.starts_with(name_start) || !from_hex(name.substr(name_start.size()), digest)) return std::nullopt;
  return digest;
}

namespace {

constexpr std::chrono::minutes patience(5);
constexpr std::chrono::seconds pause(5);

class AssetStore : public BlobStore {
 public:
  AssetStore(std::unique_ptr<Assets> assets, std::string public_url, net::Timing timing)
      : assets_(std::move(assets)), public_url_(std::move(public_url)), timing_(std::move(timing)) {}
  Result<void> expect_usable() override { return assets_->expect_usable(); }
  Result<std::optional<std::uint64_t>> size_of(const Sha256& digest) override;
  Result<PutOutcome> put(const Blob& blob, const SendProgress& progress) override;
  std::string url_of(const Sha256& digest) const override {
    const std::string name = asset_name(digest);
    return public_url_.empty() ? assets_->url_of(name) : public_url_ + "/" + name;
  }

 private:
  Result<bool> is_there(const Blob& blob);
  bool is_left(const Asset& asset) const;
  Result<void> send(const Blob& blob, const SendProgress& progress);
  Result<void> keep_the_oldest(const Blob& blob, std::uint64_t ours);

  std::unique_ptr<Assets> assets_;
  std::string public_url_;
  net::Timing timing_;
};

bool is_same(const Asset& asset, const Blob& blob) {
  return asset.is_whole && asset.size_bytes == blob.size_bytes &&
         (asset.digest.empty() || asset.digest == "sha256:" + to_hex(blob.digest));
}

Result<bool> expect_same(const Asset& asset, const Blob& blob) {
  const std::string name = asset_name(blob.digest);
  if (is_same(asset, blob)) return true;
  if (asset.size_bytes != blob.size_bytes)
    return fail(Code::conflict, "{} has {} bytes in the store, want {}", name, asset.size_bytes, blob.size_bytes);
  return fail(Code::conflict, "{} has the digest {} in the store, want that of its name", name, asset.digest);
}

}  // namespace

Result<std::optional<std::uint64_t>> AssetStore::size_of(const Sha256& digest) {
  const auto assets = assets_->find(asset_name(digest));
  if (!assets) return Failure(assets.error());
  const auto whole = std::ranges::find(*assets, true, &Asset::is_whole);
  return whole == assets->end() ? std::optional<std::uint64_t>() : std::optional(whole->size_bytes);
}

bool AssetStore::is_left(const Asset& asset) const {
  const auto now = std::chrono::duration_cast<std::chrono::seconds>(timing_.now().time_since_epoch()).count();
  return asset.begun_s != 0 && now - asset.begun_s > std::chrono::seconds(patience).count();
}

// What a killed upload left is cleared away, and one that another is at is not.
Result<bool> AssetStore::is_there(const Blob& blob) {
  for (auto waited = std::chrono::seconds(0);; waited += pause) {
    const auto assets = assets_->find(asset_name(blob.digest));
    if (!assets) return Failure(assets.error());
    if (assets->empty()) return false;
    const auto whole = std::ranges::find(*assets, true, &Asset::is_whole);
    if (whole != assets->end()) return expect_same(*whole, blob);
    if (is_left(assets->front()) || waited >= patience) {
      auto removed = assets_->remove(assets->front());
      return removed ? Result<bool>(false) : Failure(removed.error());
    }
    if (Interruption::has_come()) return fail(Code::unavailable, "interrupted");
    timing_.sleep(pause);
  }
}

Result<void> AssetStore::send(const Blob& blob, const SendProgress& progress) {
  const auto file = open_blob_file(blob);
  if (!file) return Failure(file.error());
  auto body = hashed_body(*file, blob, progress);
  if (!body) return Failure(body.error());
  const auto ours = assets_->upload(asset_name(blob.digest), blob, std::move(*body));
  if (!ours) return Failure(ours.error());
  return keep_the_oldest(blob, *ours);
}

// Both look after their uploads, so that the second to come sees the first.
Result<void> AssetStore::keep_the_oldest(const Blob& blob, std::uint64_t ours) {
  const auto assets = assets_->find(asset_name(blob.digest));
  if (!assets) return Failure(assets.error());
  const auto own = std::ranges::find(*assets, ours, &Asset::id);
  if (ours == 0 || own == assets->end()) return {};
  if (std::none_of(assets->begin(), own, [&](const Asset& older) { return is_same(older, blob); })) return {};
  if (auto removed = assets_->remove(*own); !removed) return removed;
  return fail(Code::conflict, "{} was sent by another meanwhile, want to look", asset_name(blob.digest));
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

std::unique_ptr<BlobStore> make_asset_store(std::unique_ptr<Assets> assets, std::string public_url,
                                            net::Timing timing) {
  return std::make_unique<AssetStore>(std::move(assets), std::move(public_url), std::move(timing));
}

}  // namespace roadstead::storage
