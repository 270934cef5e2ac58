// SPDX-License-Identifier: Apache-2.0
#include "roadstead/contents/file_tree.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace roadstead::contents {
namespace {

using image::FileKind;

void add(FileTree& tree, const image::FileEntry& entry) { EXPECT_TRUE(tree.add(entry)); }

void add_file(FileTree& tree, const std::string& path, std::uint64_t size_bytes = 1) {
  add(tree, {.path = path, .kind = FileKind::file, .size_bytes = size_bytes});
}

std::string text_of(const FileTree& tree, const Node& folder) {
  if (folder.is_summed) {
    const Totals totals = tree.totals_of(folder);
    return fmt::format("<{} files, {} bytes>", totals.files, totals.bytes);
  }
  std::string text = "(";
  for (std::size_t i = 0; i < folder.children; ++i) {
    const Node& node = tree.child(folder, i);
    text += (i == 0 ? "" : " ") + std::string(node.name);
    if (node.kind == FileKind::folder) text += text_of(tree, node);
  }
  return text + ")";
}

std::string text_of(const FileTree& tree) { return text_of(tree, tree.nodes().front()); }

TEST(FileTree, SortsEachFolderAndMakesThoseThatNobodyNames) {
  FileTree tree;
  add_file(tree, "usr/lib/b");
  add(tree, {.path = "usr", .kind = FileKind::folder});
  add_file(tree, "usr/lib/a");
  add_file(tree, "a");
  add(tree, {.path = "empty", .kind = FileKind::folder});
  tree.finish(100);
  EXPECT_EQ(text_of(tree), "(a empty() usr(lib(a b)))");
  EXPECT_EQ(tree.summed(), 0u);
}

TEST(FileTree, CountsBytesOfALinkedFileOnce) {
  FileTree tree;
  add_file(tree, "a/file", 10);
  add(tree, {.path = "a/again", .kind = FileKind::hard_link, .target = "a/file"});
  add(tree, {.path = "a/link", .kind = FileKind::symlink, .target = "file"});
  add(tree, {.path = "a/pipe", .kind = FileKind::other});
  tree.finish(100);
  const Totals totals = tree.totals_of(tree.nodes().front());
  EXPECT_EQ(totals.files, 1u);
  EXPECT_EQ(totals.folders, 1u);
  EXPECT_EQ(totals.links, 2u);
  EXPECT_EQ(totals.others, 1u);
  EXPECT_EQ(totals.bytes, 10u);
}

TEST(FileTree, TextsAreBounded) {
  struct Case {
    const char* what;
    image::FileEntry one, other;
  };
  const std::string text(60, 'x'), deep = text + "/" + text;
  const Case cases[] = {
      {"names", {.path = text}, {.path = "b" + text}},
      {"paths of folders", {.path = deep, .kind = FileKind::folder}, {.path = "b", .kind = FileKind::folder}},
      {"targets", {.path = "a", .kind = FileKind::symlink, .target = text}, {.path = "b", .target = text}}};
  for (const auto& [what, one, other] : cases) {
    FileTree tree(100);
    const auto first = tree.add(one), second = tree.add(other);
    ASSERT_TRUE(!first || !second) << what;
    EXPECT_EQ((first ? second : first).error().message(), "names and targets of more than 100 bytes, want at most that")
        << what;
  }
}

TEST(FileTree, NamesArePrintable) {
  FileTree tree;
  add_file(tree, "a\x1b[31m/\xff");
  tree.finish(100);
  EXPECT_EQ(text_of(tree), "(a?[31m(?))");
}

struct Case {
  const char* name;
  std::size_t most;
  std::string text;
  std::uint64_t summed;
};

class SumUp : public testing::TestWithParam<Case> {};

// a: 2 names, b: 3, in both a folder with one file.
TEST_P(SumUp, TheDeepestFolders) {
  FileTree tree;
  for (const std::string path : {"a/1", "a/x/1", "b/1", "b/2", "b/x/1"}) add_file(tree, path);
  tree.finish(GetParam().most);
  EXPECT_EQ(text_of(tree), GetParam().text);
  EXPECT_EQ(tree.summed(), GetParam().summed);
}

INSTANTIATE_TEST_SUITE_P(
    Bound, SumUp,
    testing::Values(Case{"all_fit", 9, "(a(1 x(1)) b(1 2 x(1)))", 0},
                    Case{"one_too_many", 8, "(a(1 x(1)) b(1 2 x<1 files, 1 bytes>))", 1},
                    Case{"both_below", 7, "(a(1 x<1 files, 1 bytes>) b(1 2 x<1 files, 1 bytes>))", 2},
                    Case{"the_smaller_folder_stays", 4, "(a(1 x<1 files, 1 bytes>) b<3 files, 3 bytes>)", 2},
                    Case{"top_alone", 2, "(a<2 files, 2 bytes> b<3 files, 3 bytes>)", 2},
                    Case{"nothing_fits", 1, "<5 files, 5 bytes>", 1}),
    [](const auto& c) { return std::string(c.param.name); });

}  // namespace
}  // namespace roadstead::contents
