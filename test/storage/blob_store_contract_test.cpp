// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <cstdlib>
#include <ctime>
#include <functional>
#include <random>
#include <thread>

#include "roadstead/base/environment.hpp"
#include "roadstead/storage/blob_inventory.hpp"
#include "roadstead/storage/blob_store.hpp"
#include "roadstead/storage/release_store.hpp"
#include "roadstead/storage/s3_client.hpp"
#include "storage/memory_store.hpp"
#include "support/github_judge.hpp"
#include "support/scratch.hpp"

namespace roadstead::storage::test {
namespace {

using roadstead::test::Scratch;

/// A row of the suite. Each call opens the same place once more; the suite puts blobs that nobody put before.
struct StoreUnderTest {
  const char* name;
  std::function<std::unique_ptr<BlobStore>()> open;
  /// What a client would get; nullopt: the row has no way to ask.
  std::function<std::optional<std::string>(const Sha256&)> fetch;
  /// nullptr: the store cannot be listed.
  std::function<std::unique_ptr<BlobInventory>()> list = [] { return nullptr; };
};

std::unique_ptr<BlobInventory> inventory_of(const std::string& address) {
  auto inventory = open_blob_inventory(address);
  return inventory ? std::move(*inventory) : nullptr;
}

StoreUnderTest memory() {
  static Memory shared;
  return {"memory", [] { return std::make_unique<MemoryStore>(shared); },
          [](const Sha256& digest) { return std::optional(shared.blobs.at(digest)); }};
}

StoreUnderTest directory() {
  static const Scratch place;
  return {"directory",
          [] {
            return std::move(open_blob_store({"file://" + place.root().string(), "https://blobs.example.org"}).value());
          },
          [](const Sha256& digest) {
            return std::optional(read_file(place.root() / blob_key(digest), std::uint64_t{1} << 30).value());
          },
          [] { return inventory_of("file://" + place.root().string()); }};
}

/// A client whose requests GitHub's description judges first.
struct Judged : net::HttpClient {
  std::unique_ptr<net::HttpClient> http = patient_connections()();
  std::unique_ptr<roadstead::test::GithubJudge> judge = roadstead::test::GithubJudge::open(*http);
  Result<net::Response> send(const net::Request& request) override { return judge->send(request); }
};

std::unique_ptr<BlobStore> open_server(const std::string& address) {
  const bool is_judged = process_environment()("ROADSTEAD_GITHUB_DESCRIPTION").has_value();
  if (!is_judged) return std::move(open_blob_store({address, ""}).value());
  const auto connect = [] { return std::make_unique<Judged>(); };
  return std::move(make_release_store({address, ""}, process_environment(), connect).value());
}

// A server that a script of test/e2e has started. Of S3 nobody else may read, so the same signature asks.
StoreUnderTest server() {
  const std::string address = process_environment()("ROADSTEAD_TEST_STORE").value_or("");
  return {
      "server", [=] { return open_server(address); },
      [=](const Sha256& digest) -> std::optional<std::string> {
        if (!address.starts_with("s3://")) {
          const auto url = open_blob_store({address, ""}).value()->url_of(digest);
          return net::make_http_client({.response_limit_bytes = 1U << 30U})->send({"GET", url, {}, {}}).value().body;
        }
        const S3Place place = parse_s3_place(address, process_environment()).value();
        S3Client client(place, net::make_signing_client(net::make_http_client({.response_limit_bytes = 1U << 30U}),
                                                        *place.credentials, {place.region}, net::real_timing().now));
        S3Request request;
        request.key = blob_key(digest);
        return client.send(request).value().response.body;
      },
      [=] { return inventory_of(address); }};
}

std::vector<StoreUnderTest> stores() {
  std::vector<StoreUnderTest> rows{memory(), directory()};
  if (process_environment()("ROADSTEAD_TEST_STORE")) rows = {server()};
  return rows;
}

// Bytes that no store has yet.
std::string fresh_bytes(std::size_t size) {
  static std::mt19937_64 random(std::random_device{}());
  std::string bytes;
  while (bytes.size() < size) {
    const std::uint64_t number = random();
    bytes.append(reinterpret_cast<const char*>(&number), sizeof number);
  }
  bytes.resize(size);
  return bytes;
}

struct BlobStoreContract : testing::TestWithParam<StoreUnderTest> {
  Scratch scratch;
  std::unique_ptr<BlobStore> store = GetParam().open();

  Blob blob_of(const std::string& bytes, const std::string& name = "blob") const {
    return {scratch.write(name, bytes), bytes.size(), sha256(bytes), "application/vnd.sylabs.sif.layer.v1.sif"};
  }
  std::optional<std::uint64_t> size_there(const Sha256& digest) const {
    const auto size = GetParam().open()->size_of(digest);
    EXPECT_TRUE(size) << size.error().message();
    return size ? *size : std::nullopt;
  }
  PutOutcome put(const Blob& blob) const {
    const auto outcome = store->put(blob, {});
    EXPECT_TRUE(outcome) << outcome.error().message();
    return outcome.value_or(PutOutcome::already_present);
  }
  void expect_there(const std::string& bytes) const {
    EXPECT_EQ(size_there(sha256(bytes)), bytes.size());
    const auto fetched = GetParam().fetch(sha256(bytes));
    EXPECT_TRUE(!fetched || *fetched == bytes);
  }
};

TEST_P(BlobStoreContract, MayBeUsed) {
  const auto usable = store->expect_usable();
  EXPECT_TRUE(usable) << usable.error().message();
}

TEST_P(BlobStoreContract, AbsentIsAnAnswer) { EXPECT_EQ(size_there(sha256(fresh_bytes(32))), std::nullopt); }

TEST_P(BlobStoreContract, StoresWhatItIsGiven) {
  for (const std::size_t size : {1UL, 4096UL, 3UL * 1024 * 1024 + 1}) {
    const std::string bytes = fresh_bytes(size);
    EXPECT_EQ(put(blob_of(bytes)), PutOutcome::stored);
    expect_there(bytes);
  }
}

TEST_P(BlobStoreContract, StoresALargeOne) {
  const std::string bytes = fresh_bytes(65UL * 1024 * 1024 + 1);
  EXPECT_EQ(put(blob_of(bytes)), PutOutcome::stored);
  expect_there(bytes);
}

TEST_P(BlobStoreContract, DoesNotSendTwice) {
  const Blob blob = blob_of(fresh_bytes(4096));
  EXPECT_EQ(put(blob), PutOutcome::stored);
  const auto again = store->put(blob, [](std::uint64_t, std::uint64_t) { ADD_FAILURE() << "bytes were sent again"; });
  ASSERT_TRUE(again) << again.error().message();
  EXPECT_EQ(*again, PutOutcome::already_present);
}

TEST_P(BlobStoreContract, TellsHowFarItIs) {
  const Blob blob = blob_of(fresh_bytes(4UL * 1024 * 1024));
  std::uint64_t sent = 0, all = 0;
  ASSERT_TRUE(store->put(blob, [&](std::uint64_t now, std::uint64_t end) { sent = now, all = end; }));
  EXPECT_EQ(sent, blob.size_bytes);
  EXPECT_EQ(all, blob.size_bytes);
}

TEST_P(BlobStoreContract, RefusesAnotherDigest) {
  for (const std::size_t size : {1000UL, 65UL * 1024 * 1024}) {
    Blob blob = blob_of(fresh_bytes(size));
    const Sha256 true_digest = std::exchange(blob.digest, sha256(fresh_bytes(32)));
    const auto outcome = store->put(blob, {});
    ASSERT_FALSE(outcome);
    EXPECT_EQ(outcome.error().code, Code::invalid) << outcome.error().message();
    EXPECT_EQ(size_there(blob.digest), std::nullopt);
    EXPECT_EQ(size_there(true_digest), std::nullopt);
  }
}

TEST_P(BlobStoreContract, RefusesAnotherSize) {
  const Blob right = blob_of(fresh_bytes(1000));
  for (const std::uint64_t size : {0U, 999U, 1001U}) {
    Blob blob = right;
    blob.size_bytes = size;
    const auto outcome = store->put(blob, {});
    ASSERT_FALSE(outcome) << size;
    EXPECT_EQ(outcome.error().code, Code::invalid) << outcome.error().message();
  }
  EXPECT_EQ(size_there(right.digest), std::nullopt);
}

TEST_P(BlobStoreContract, RefusesWhatIsNoFile) {
  Blob blob = blob_of(fresh_bytes(1000));
  blob.file = scratch.root() / "absent";
  const auto outcome = store->put(blob, {});
  ASSERT_FALSE(outcome);
  EXPECT_EQ(outcome.error().code, Code::not_found) << outcome.error().message();
}

TEST_P(BlobStoreContract, NeverReplacesWhatIsThere) {
  const std::string bytes = fresh_bytes(1000);
  EXPECT_EQ(put(blob_of(bytes)), PutOutcome::stored);
  Blob other = blob_of(fresh_bytes(1001));
  other.digest = sha256(bytes);
  const auto outcome = store->put(other, {});
  ASSERT_FALSE(outcome);
  EXPECT_EQ(outcome.error().code, Code::conflict) << outcome.error().message();
  expect_there(bytes);
}

// Four at once; empty where all succeed.
std::string put_at_once(const StoreUnderTest& row, const Blob& blob) {
  std::vector<std::string> said(4);
  {
    std::vector<std::jthread> threads;
    for (std::string& words : said)
      threads.emplace_back([&] {
        const auto outcome = row.open()->put(blob, {});
        if (!outcome) words = outcome.error().message();
      });
  }
  return said[0] + said[1] + said[2] + said[3];
}

TEST_P(BlobStoreContract, SeveralMaySendOneBlobAtOnce) {
  const std::string bytes = fresh_bytes(8UL * 1024 * 1024);
  EXPECT_EQ(put_at_once(GetParam(), blob_of(bytes)), "");
  expect_there(bytes);
}

TEST_P(BlobStoreContract, SeveralMaySendOneLargeBlobAtOnce) {
  const std::string bytes = fresh_bytes(65UL * 1024 * 1024);
  EXPECT_EQ(put_at_once(GetParam(), blob_of(bytes)), "");
  expect_there(bytes);
}

TEST_P(BlobStoreContract, TheAddressIsAFunctionOfTheDigest) {
  const Sha256 digest = sha256("a");
  EXPECT_EQ(store->url_of(digest), GetParam().open()->url_of(digest));
  EXPECT_TRUE(store->url_of(digest).empty() || store->url_of(digest) != store->url_of(sha256("b")));
}

std::vector<StoredBlob> listed(BlobInventory& inventory, const Sha256& digest) {
  std::vector<StoredBlob> found;
  const auto done = inventory.each([&](const StoredBlob& blob) -> Result<void> {
    if (blob.digest == digest) found.push_back(blob);
    return {};
  });
  EXPECT_TRUE(done) << done.error().message();
  return found;
}

TEST_P(BlobStoreContract, ListsAndRemovesWhatItHas) {
  const auto inventory = GetParam().list();
  if (!inventory) GTEST_SKIP() << "this store cannot be listed";
  const Blob blob = blob_of(fresh_bytes(4096)), other = blob_of(fresh_bytes(1000), "other");
  EXPECT_EQ(put(blob), PutOutcome::stored);
  EXPECT_EQ(put(other), PutOutcome::stored);
  const auto found = listed(*inventory, blob.digest);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_TRUE(found[0].is_whole);
  EXPECT_TRUE(found[0].size_bytes == blob.size_bytes || found[0].size_bytes == 0) << "0: the list does not tell";
  EXPECT_LT(std::abs(found[0].stored_s - std::time(nullptr)), 600);
  for (int i = 0; i < 2; ++i) {
    const auto removed = inventory->remove(found[0]);
    EXPECT_TRUE(removed) << removed.error().message();
  }
  EXPECT_TRUE(listed(*inventory, blob.digest).empty());
  EXPECT_EQ(size_there(blob.digest), std::nullopt);
  EXPECT_EQ(size_there(other.digest), other.size_bytes);
}

INSTANTIATE_TEST_SUITE_P(Stores, BlobStoreContract, testing::ValuesIn(stores()),
                         [](const auto& test) { return std::string(test.param.name); });

}  // namespace
}  // namespace roadstead::storage::test
