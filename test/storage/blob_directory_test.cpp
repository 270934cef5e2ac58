// SPDX-License-Identifier: Apache-2.0
#include "roadstead/storage/blob_directory.hpp"

#include <gtest/gtest.h>

#include "roadstead/base/hex.hpp"
#include "support/scratch.hpp"

namespace roadstead::storage {
namespace {

using test::Scratch;

TEST(BlobDirectory, WantsTheLayoutOfAnOciLayout) {
  const Scratch scratch;
  const auto store = BlobDirectory::open(scratch.root());
  ASSERT_FALSE(store);
  EXPECT_EQ(store.error().code, Code::not_found);
  EXPECT_EQ(store.error().message(), "store '" + scratch.root().string() +
                                         "' has no folder blobs/sha256, want the layout of an OCI image layout");
}

TEST(BlobDirectory, ListsBlobsAlone) {
  const Scratch scratch;
  const std::string hex = to_hex(sha256("a"));
  scratch.write("blobs/sha256/" + hex, "a");
  scratch.write("blobs/sha256/" + hex + ".part", "");
  scratch.write("blobs/sha256/README", "");
  scratch.write("blobs/sha256/" + std::string(64, 'A'), "");
  const auto store = BlobDirectory::open(scratch.root()).value();
  EXPECT_EQ(store.list().value(), std::vector{sha256("a")});
}

TEST(BlobDirectory, FingerprintChangesWithTheBlobsAndOnlyWithThem) {
  const Scratch scratch;
  const std::string a = "blobs/sha256/" + to_hex(sha256("a")), b = "blobs/sha256/" + to_hex(sha256("b"));
  scratch.write(a, "a");
  const auto store = BlobDirectory::open(scratch.root()).value();
  const std::string before = store.fingerprint().value();
  scratch.write("blobs/sha256/README", "no blob");
  EXPECT_EQ(store.fingerprint().value(), before);
  scratch.write(b, "begun");
  const std::string begun = store.fingerprint().value();
  EXPECT_NE(begun, before);
  scratch.write(b, "begun and ended");
  EXPECT_NE(store.fingerprint().value(), begun);
  std::filesystem::remove(scratch.root() / b);
  EXPECT_EQ(store.fingerprint().value(), before);
}

TEST(BlobDirectory, AbsentIsAnAnswer) {
  const Scratch scratch;
  scratch.write("blobs/sha256/" + to_hex(sha256("a")), "a");
  std::filesystem::create_directory(scratch.root() / "blobs/sha256" / to_hex(sha256("b")));
  const auto store = BlobDirectory::open(scratch.root()).value();
  EXPECT_EQ(store.size_of(sha256("a")).value(), 1u);
  EXPECT_EQ(store.size_of(sha256("c")).value(), std::nullopt);
  EXPECT_EQ(store.size_of(sha256("b")).error().code, Code::invalid);
  auto there = store.open_blob(sha256("a"));
  ASSERT_TRUE(there && *there);
  EXPECT_EQ(file_size(**there).value(), 1u);
  auto absent = store.open_blob(sha256("c"));
  ASSERT_TRUE(absent);
  EXPECT_FALSE(*absent);
  EXPECT_EQ(store.open_blob(sha256("b")).error().code, Code::invalid);  // a folder: neither there nor absent
}

}  // namespace
}  // namespace roadstead::storage
