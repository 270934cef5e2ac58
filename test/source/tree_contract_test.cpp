// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <functional>

#include "roadstead/source/directory_tree.hpp"
#include "roadstead/source/git_tree.hpp"
#include "roadstead/source/memory_tree.hpp"
#include "support/scratch.hpp"
#include "support/tree_folder.hpp"

// What every kind of Tree promises, whatever its files lie in.
namespace roadstead::source {
namespace {

using namespace roadstead::test;
using Files = std::vector<TreeFile>;

struct Medium {
  const char* name;
  std::function<Result<std::unique_ptr<Tree>>(const Files&, const std::filesystem::path& scratch)> open;
};

Kind kind_of(FileKind kind) {
  switch (kind) {
    case FileKind::file: return Kind::file;
    case FileKind::executable: return Kind::executable;
    case FileKind::symlink: return Kind::symlink;
    case FileKind::submodule: return Kind::submodule;
  }
  return Kind::other;
}

Result<std::unique_ptr<Tree>> open_memory(const Files& files, const std::filesystem::path&) {
  MemoryFiles in_memory;
  for (const TreeFile& file : files) in_memory[file.path] = {kind_of(file.kind), file.bytes};
  return make_memory_tree(std::move(in_memory));
}

Result<std::unique_ptr<Tree>> open_directory(const Files& files, const std::filesystem::path& scratch) {
  write_folder(files, scratch / "tree");
  return open_directory_tree(scratch / "tree", 2);
}

Result<std::unique_ptr<Tree>> open_git(const Files& files, const std::filesystem::path& scratch) {
  if (auto done = write_git(files, scratch / "git"); !done) return Failure(done.error());
  return open_git_tree((scratch / "git").string(), "HEAD");
}

class TreeContract : public testing::TestWithParam<Medium> {
 protected:
  std::unique_ptr<Tree> open(const Files& files) {
    auto tree = GetParam().open(files, scratch_.root());
    EXPECT_TRUE(tree) << tree.error().message();
    return std::move(*tree);
  }
  Scratch scratch_;
};

INSTANTIATE_TEST_SUITE_P(Trees, TreeContract,
                         testing::Values(Medium{"Memory", open_memory}, Medium{"Directory", open_directory},
                                         Medium{"Git", open_git}),
                         [](const auto& medium) { return std::string(medium.param.name); });

std::string listing(const Tree& tree) {
  constexpr const char* names[] = {"file", "executable", "symlink", "submodule", "other"};
  std::string text;
  for (const Entry& entry : tree.entries())
    text += fmt::format("{} {}\n", names[static_cast<int>(entry.kind)], entry.path);
  return text;
}

TEST_P(TreeContract, AnEmptyTreeHasNoEntries) {
  EXPECT_TRUE(open({{FileKind::file, ".hidden", ""}})->entries().empty());
}

TEST_P(TreeContract, EntriesAreSortedByTheBytesOfTheirPaths) {
  const auto tree = open({{FileKind::file, "b", ""},
                          {FileKind::file, "a/b", ""},
                          {FileKind::file, "a-b", ""},
                          {FileKind::file, "a.b", ""},
                          {FileKind::file, "a0", ""},
                          {FileKind::file, "B", ""},
                          {FileKind::file, "a/\xff", ""},
                          {FileKind::file, "a/\xc3\xa9", ""}});
  EXPECT_EQ(listing(*tree), "file B\nfile a-b\nfile a.b\nfile a/b\nfile a/\xc3\xa9\nfile a/\xff\nfile a0\nfile b\n");
  for (std::size_t i = 0; i < tree->entries().size(); ++i) EXPECT_EQ(tree->entries()[i].index, i);
}

TEST_P(TreeContract, HiddenNamesAtTheTopAreOutside) {
  const auto tree = open({{FileKind::file, ".github/x", ""},
                          {FileKind::file, "_layouts/x", ""},
                          {FileKind::file, "_config.yml", ""},
                          {FileKind::file, "a/.b/_c", ""}});
  EXPECT_EQ(listing(*tree), "file _config.yml\nfile a/.b/_c\n");
}

// As `roadstead build . -o docs/site` leaves it.
TEST_P(TreeContract, ABuiltSiteInsideIsLeftOut) {
  const auto tree = open({{FileKind::file, "docs/site-2/x", ""},
                          {FileKind::file, "docs/site/.roadstead-site", ""},
                          {FileKind::file, "docs/site/a/b/manifests/latest/README.md", ""},
                          {FileKind::file, "docs/site/-", ""},
                          {FileKind::file, "docs/x", ""},
                          {FileKind::file, "site/.roadstead-site", ""},
                          {FileKind::file, "site/a", ""}});
  EXPECT_EQ(listing(*tree), "file docs/site-2/x\nfile docs/x\n");
  for (std::size_t i = 0; i < tree->entries().size(); ++i) EXPECT_EQ(tree->entries()[i].index, i);
}

TEST_P(TreeContract, FindsByPath) {
  const auto tree = open({{FileKind::file, "a/b", ""}, {FileKind::file, "c", ""}});
  EXPECT_EQ(find(*tree, "a/b"), 0);
  EXPECT_EQ(find(*tree, "c"), 1);
  for (const char* absent : {"a", "a/b/", "", "/c", "b"}) EXPECT_EQ(find(*tree, absent), -1) << absent;
}

TEST_P(TreeContract, ReadsBytesAsTheyAre) {
  const std::string bytes("a\0b\r\n\xff", 6);
  const auto tree =
      open({{FileKind::file, "binary", bytes}, {FileKind::file, "empty", ""}, {FileKind::executable, "run", "#!"}});
  const auto reader = tree->reader();
  EXPECT_EQ(reader->read(tree->entries()[0], 100).value(), bytes);
  EXPECT_EQ(reader->read(tree->entries()[1], 100).value(), "");
  EXPECT_EQ(reader->read(tree->entries()[2], 100).value(), "#!");
  EXPECT_EQ(listing(*tree), "file binary\nfile empty\nexecutable run\n");
}

TEST_P(TreeContract, ALimitIsKept) {
  const auto tree = open({{FileKind::file, "large", std::string(200000, 'x')}, {FileKind::file, "small", "y"}});
  const auto reader = tree->reader();
  EXPECT_EQ(reader->read(tree->entries()[0], 200000).value().size(), 200000u);
  const auto refused = reader->read(tree->entries()[0], 199999);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, Code::invalid);
  EXPECT_EQ(refused.error().message(), "200000 bytes, want at most 199999");
  EXPECT_EQ(reader->read(tree->entries()[1], 1).value(), "y");  // the reader goes on
}

TEST_P(TreeContract, ALinkIsListedAndNeverFollowed) {
  const auto tree = open({{FileKind::file, "a/real", "secret"},
                          {FileKind::symlink, "file", "a/real"},
                          {FileKind::symlink, "folder", "a"},
                          {FileKind::symlink, "outside", "../../../../etc/passwd"},
                          {FileKind::symlink, "nowhere", "gone"}});
  EXPECT_EQ(listing(*tree), "file a/real\nsymlink file\nsymlink folder\nsymlink nowhere\nsymlink outside\n");
  const auto reader = tree->reader();
  for (const Entry& entry : tree->entries().subspan(1)) {
    const auto refused = reader->read(entry, 1000);
    ASSERT_FALSE(refused) << entry.path;
    EXPECT_EQ(refused.error().code, Code::invalid);
    EXPECT_EQ(refused.error().message(), "is a symbolic link, which is never followed");
  }
}

TEST_P(TreeContract, ReadsInAnyOrderWhateverWasExpected) {
  Files files;
  for (int i = 0; i < 1000; ++i)
    files.push_back({FileKind::file, fmt::format("f{:04}", i), fmt::format("bytes of {}", i)});
  const auto tree = open(files);
  const auto reader = tree->reader();
  reader->expect(tree->entries());
  for (const std::size_t i : {0, 1, 2, 500, 3, 999, 0, 998})
    EXPECT_EQ(reader->read(tree->entries()[i], 100).value(), fmt::format("bytes of {}", i));
}

TEST_P(TreeContract, ReadersAreIndependent) {
  const auto tree = open({{FileKind::file, "a", "1"}, {FileKind::file, "b", "2"}});
  const auto one = tree->reader(), two = tree->reader();
  const std::string_view first = one->read(tree->entries()[0], 10).value();
  EXPECT_EQ(two->read(tree->entries()[1], 10).value(), "2");
  EXPECT_EQ(first, "1");
}

}  // namespace
}  // namespace roadstead::source
