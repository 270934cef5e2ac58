// SPDX-License-Identifier: Apache-2.0
#include "roadstead/source/directory_tree.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include "support/scratch.hpp"

namespace roadstead::source {
namespace {

using test::Scratch;

TEST(DirectoryTree, WantsADirectory) {
  const Scratch scratch;
  const std::string gone = (scratch.root() / "gone").string(), file = scratch.write("file", "").string();
  EXPECT_EQ(open_directory_tree(gone, 1).error().message(), gone + ": No such file or directory");
  EXPECT_EQ(open_directory_tree(gone, 1).error().code, Code::not_found);
  EXPECT_EQ(open_directory_tree(file, 1).error().message(), file + ": Not a directory");
}

TEST(DirectoryTree, AFolderTooDeepIsAnError) {
  const Scratch scratch;
  std::string path;
  for (int i = 0; i < 33; ++i) path += "d/";
  scratch.write(path + "f", "");
  path.pop_back();
  EXPECT_EQ(open_directory_tree(scratch.root(), 2).error().message(),
            "listing " + scratch.root().string() + ": " + path + ": more than 32 folders deep");
}

TEST(DirectoryTree, WhatIsNoFileIsListedAsSuchAndNotRead) {
  const Scratch scratch;
  ASSERT_EQ(::mkfifo((scratch.root() / "pipe").c_str(), 0600), 0);
  const auto tree = open_directory_tree(scratch.root(), 1).value();
  ASSERT_EQ(tree->entries().size(), 1u);
  EXPECT_EQ(tree->entries()[0].kind, Kind::other);
  EXPECT_EQ(tree->reader()->read(tree->entries()[0], 10).error().message(),
            "pipe: not a regular file");  // and does not wait for a writer
}

// What changes between the listing and the reading is seen when it is read.
TEST(DirectoryTree, AFolderThatBecomesALinkIsNotFollowed) {
  const Scratch scratch;
  scratch.write("tree/a/f", "1");
  scratch.write("secret/f", "2");
  const auto tree = open_directory_tree(scratch.root() / "tree", 1).value();
  std::filesystem::remove_all(scratch.root() / "tree/a");
  std::filesystem::create_symlink("../secret", scratch.root() / "tree/a");
  const auto read = tree->reader()->read(tree->entries()[0], 10);
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().code, Code::invalid);
  std::filesystem::remove(scratch.root() / "tree/a");
  EXPECT_EQ(tree->reader()->read(tree->entries()[0], 10).error().code, Code::not_found);
}

}  // namespace
}  // namespace roadstead::source
