// SPDX-License-Identifier: Apache-2.0
#include "roadstead/storage/directory_store.hpp"

#include <gtest/gtest.h>

#include "roadstead/base/file.hpp"
#include "roadstead/storage/blob_key.hpp"
#include "support/scratch.hpp"

namespace roadstead::storage {
namespace {

using test::Scratch;

struct DirectoryStore : testing::Test {
  Scratch scratch;
  std::unique_ptr<BlobStore> store =
      std::move(open_blob_store({"file://" + (scratch.root() / "a store").string(), ""}).value());
  Blob blob{scratch.write("blob", "bytes"), 5, sha256("bytes"), ""};
  std::filesystem::path path = scratch.root() / "a store" / blob_key(blob.digest);

  std::vector<std::string> names() const {
    std::vector<std::string> all;
    for (const auto& item : std::filesystem::directory_iterator(path.parent_path()))
      all.push_back(item.path().filename());
    return all;
  }
};

TEST_F(DirectoryStore, HasTheLayoutOfAnOciLayout) {
  EXPECT_FALSE(std::filesystem::exists(scratch.root() / "a store"));
  ASSERT_TRUE(store->put(blob, {}));
  EXPECT_EQ(read_file(path, 100).value(), "bytes");
  EXPECT_EQ(names(), std::vector{path.filename().string()});
  EXPECT_EQ(store->url_of(blob.digest), "");
}

TEST_F(DirectoryStore, IsUnusableWhereItCannotBeMade) {
  EXPECT_TRUE(store->expect_usable());
  scratch.write("a store", "a file");
  EXPECT_EQ(store->expect_usable().error().message(), (scratch.root() / "a store").string() + ": Not a directory");
  const auto below = open_blob_store({"file://" + (scratch.root() / "a store/below").string(), ""}).value();
  EXPECT_EQ(below->expect_usable().error().message(), (scratch.root() / "a store").string() + ": Not a directory");
}

TEST_F(DirectoryStore, WritesAnewWhatAKilledPutLeft) {
  scratch.write("a store/" + blob_key(blob.digest) + ".part", "longer than the blob");
  EXPECT_EQ(store->size_of(blob.digest).value(), std::nullopt);
  ASSERT_TRUE(store->put(blob, {}));
  EXPECT_EQ(read_file(path, 100).value(), "bytes");
  EXPECT_EQ(names(), std::vector{path.filename().string()});
}

TEST_F(DirectoryStore, LeavesNothingOfWhatItRefuses) {
  blob.digest = sha256("other bytes");
  const auto outcome = store->put(blob, {});
  ASSERT_FALSE(outcome);
  EXPECT_TRUE(names().empty());
}

TEST_F(DirectoryStore, NamesFileAndDigestsOfWhatItRefuses) {
  blob.digest = sha256("b");
  const auto outcome = store->put(blob, {});
  ASSERT_FALSE(outcome);
  EXPECT_EQ(outcome.error().message(),
            (scratch.root() / "a store" / blob_key(blob.digest)).string() + ".part: " + blob.file.string() +
                ": has the digest sha256:277089d91c0bdf4f2e6862ba7e4a07605119431f5d13f726dd352b06f1b206a9, want "
                "sha256:3e23e8160039594a33894f6564e1b1348bbd7a0088d42c4acb73eeaed59c009d");
}

TEST_F(DirectoryStore, AFolderUnderTheKeyIsAConflict) {
  std::filesystem::create_directories(path);
  const auto outcome = store->put(blob, {});
  ASSERT_FALSE(outcome);
  EXPECT_EQ(outcome.error().code, Code::conflict);
}

}  // namespace
}  // namespace roadstead::storage
