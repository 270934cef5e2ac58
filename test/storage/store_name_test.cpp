// SPDX-License-Identifier: Apache-2.0
#include "roadstead/storage/store_name.hpp"

#include <gtest/gtest.h>

#include <filesystem>

#include "support/scratch.hpp"

namespace roadstead::storage {

namespace fs = std::filesystem;

// In a folder that has a folder `images` and nothing else.
class StoreName : public testing::Test {
 protected:
  void SetUp() override {
    fs::create_directory(scratch_.root() / "images");
    fs::current_path(scratch_.root());
  }
  void TearDown() override { fs::current_path(before_); }
  std::string here() const { return "file://" + fs::current_path().string(); }

  fs::path before_ = fs::current_path();
  test::Scratch scratch_;
};

TEST_F(StoreName, OfAPathIsItsAddress) {
  EXPECT_EQ(store_address("images"), here() + "/images");
  EXPECT_EQ(store_address("./to come"), here() + "/to%20come");
  EXPECT_EQ(store_address("/srv/a:b?c"), "file:///srv/a:b%3Fc");
}

TEST_F(StoreName, StaysWhereItIsNone) {
  for (const char* const name : {"s3://bucket/images", "github-release:a/b", "file:///srv", "bucket/images", ""})
    EXPECT_EQ(store_address(name), name);
}

TEST_F(StoreName, OfAFolderIsItsPath) {
  EXPECT_EQ(store_folder("images").value(), "images");
  EXPECT_EQ(store_folder("to/come").value(), "to/come");
  EXPECT_EQ(store_folder("file:///srv/to%20come").value(), "/srv/to come");
  EXPECT_EQ(store_folder(store_address("./a b")).value(), fs::current_path() / "a b");
}

TEST_F(StoreName, OfAnotherStoreIsNoFolder) {
  EXPECT_EQ(store_folder("s3://bucket/images").error().what,
            "store s3://bucket/images is not on this machine, want a folder, or file:///DIR");
  EXPECT_EQ(store_folder("file:srv").error().what, "store 'file:srv' has no absolute path, want file:///DIR");
  EXPECT_EQ(store_folder("").error().what, "the name is empty, want a folder, or file:///DIR");
}

}  // namespace roadstead::storage
