// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>

#include "roadstead/storage/assets.hpp"
#include "support/scratch.hpp"

namespace roadstead::storage {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

/// What a forge has, and what was done to it.
struct Shelf {
  std::vector<Asset> assets;
  std::vector<std::uint64_t> removed;
  int uploads = 0;
  std::function<void()> while_it_arrives;
};

struct ShelfAssets : Assets {
  explicit ShelfAssets(Shelf& given) : shelf(given) {}
  Shelf& shelf;
  Result<void> expect_usable() override { return {}; }
  Result<std::vector<Asset>> find(const std::string&) override { return shelf.assets; }
  Result<void> each(const Visit& visit) override {
    for (const Asset& asset : shelf.assets) visit(asset.id == 1 ? "notes.txt" : asset_name(Sha256{}), asset);
    return {};
  }
  Result<void> remove(const Asset& asset) override {
    shelf.removed.push_back(asset.id);
    std::erase_if(shelf.assets, [&](const Asset& one) { return one.id == asset.id; });
    return {};
  }
  Result<std::uint64_t> upload(const std::string&, const Blob& blob, net::Body) override {
    ++shelf.uploads;
    if (shelf.while_it_arrives) shelf.while_it_arrives();
    shelf.assets.push_back({.path = "", .id = 7, .size_bytes = blob.size_bytes, .digest = ""});
    return 7U;
  }
  std::string url_of(const std::string& name) const override { return name; }
};

struct AssetStoreIs : testing::Test {
  static constexpr std::int64_t start_s = 1'700'000'000;
  test::Scratch scratch;
  Shelf shelf;
  std::chrono::milliseconds slept{0};
  std::function<void()> while_asleep;

  static Asset asset(std::uint64_t id, bool is_whole, std::int64_t begun_s = 0) {
    return {
        .path = "", .id = id, .size_bytes = is_whole ? 5U : 0U, .digest = "", .is_whole = is_whole, .begun_s = begun_s};
  }
  std::string put() {
    const net::Timing timing{[this] { return net::Instant(std::chrono::seconds(start_s) + slept); },
                             [this](net::Milliseconds time) {
                               slept += time;
                               if (while_asleep) while_asleep();
                             },
                             [] { return 0.5; }};
    const auto store = make_asset_store(std::make_unique<ShelfAssets>(shelf), "", timing);
    const auto outcome = store->put({scratch.write("blob", "bytes"), 5, sha256("bytes"), "text/plain"}, {});
    if (!outcome) return outcome.error().message();
    return *outcome == PutOutcome::stored ? "stored" : "already present";
  }
};

TEST_F(AssetStoreIs, PatientWithAnUploadThatAnotherIsAt) {
  shelf.assets = {asset(1, false, start_s - 60)};
  while_asleep = [this] { shelf.assets = {asset(1, true)}; };
  EXPECT_EQ(put(), "already present");
  EXPECT_EQ(shelf.uploads, 0);
  EXPECT_THAT(shelf.removed, IsEmpty());
}

TEST_F(AssetStoreIs, SureAfterFiveMinutesThatItWasBrokenOff) {
  shelf.assets = {asset(1, false, start_s - 301)};
  EXPECT_EQ(put(), "stored");
  EXPECT_EQ(slept.count(), 0);
  EXPECT_THAT(shelf.removed, ElementsAre(1));
}

// Whatever the forge's clock says.
TEST_F(AssetStoreIs, NotWaitingForEver) {
  for (const std::int64_t begun_s : {std::int64_t{0}, start_s + 86400}) {
    shelf = {.assets = {asset(1, false, begun_s)}, .removed = {}, .while_it_arrives = {}};
    slept = std::chrono::milliseconds(0);
    EXPECT_EQ(put(), "stored");
    EXPECT_EQ(slept, std::chrono::minutes(5));
    EXPECT_THAT(shelf.removed, ElementsAre(1));
  }
}

TEST_F(AssetStoreIs, KeepingTheOlderOfTwo) {
  shelf.while_it_arrives = [this] { shelf.assets.push_back(asset(6, true)); };
  EXPECT_EQ(put(), "already present");
  EXPECT_THAT(shelf.removed, ElementsAre(7));
}

TEST_F(AssetStoreIs, KeepingItsOwnWhereNoOlderOneIsWhole) {
  shelf.while_it_arrives = [this] { shelf.assets.push_back(asset(6, false, start_s)); };
  EXPECT_EQ(put(), "stored");
  EXPECT_THAT(shelf.removed, IsEmpty());
}

// Other files of the release, and what the forge gives no age, are not ours to judge.
TEST_F(AssetStoreIs, ListedByWhatIsKnownOfIt) {
  shelf.assets = {asset(1, true, start_s), asset(2, true, start_s), asset(3, false, start_s + 1), asset(4, true)};
  std::vector<std::string> seen;
  const auto done = make_asset_inventory(std::make_unique<ShelfAssets>(shelf))->each([&](const StoredBlob& blob) {
    seen.push_back(fmt::format("{} {} {}", blob.size_bytes, blob.stored_s - start_s, blob.is_whole));
    return Result<void>();
  });
  ASSERT_TRUE(done);
  EXPECT_EQ(seen, (std::vector<std::string>{"5 0 true", "0 1 false"}));
}

}  // namespace
}  // namespace roadstead::storage
