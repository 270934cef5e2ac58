// SPDX-License-Identifier: Apache-2.0
#include "roadstead/source/tree.hpp"

#include <gtest/gtest.h>

#include "roadstead/base/process.hpp"
#include "roadstead/source/fingerprint.hpp"
#include "roadstead/source/git_tree.hpp"
#include "roadstead/source/memory_tree.hpp"
#include "roadstead/source/reader_pool.hpp"
#include "support/scratch.hpp"
#include "support/tree_folder.hpp"

namespace roadstead::source {
namespace {

using namespace roadstead::test;

const std::vector<TreeFile> one_file = {{FileKind::file, "a/b", "1"}};

TEST(Locate, TellsFoldersFromRevisions) {
  const Scratch scratch;
  const std::string root = scratch.root().string();
  write_folder(one_file, scratch.root() / "dir@home");
  ASSERT_TRUE(write_git(one_file, scratch.root() / "git"));
  const auto text = [](const std::string& where) {
    auto found = locate(where);
    return found ? found->path + "|" + found->revision : found.error().message();
  };
  EXPECT_EQ(text(root), root + "|");
  EXPECT_EQ(text(root + "/dir@home"), root + "/dir@home|");
  EXPECT_EQ(text(root + "/git"), root + "/git|HEAD");
  EXPECT_EQ(text(root + "/git@main"), root + "/git|main");
  EXPECT_EQ(text(root + "/git@main@{1}"), root + "/git|main@{1}");
  EXPECT_EQ(text(root + "/git@"), "'" + root + "/git@' names no revision, want one behind the '@'");
  const std::string file = scratch.write("file", "").string();
  EXPECT_EQ(text(file), "registry '" + file + "' is a file, want a directory or REPOSITORY@REVISION");
  EXPECT_EQ(text(root + "/gone"), "registry '" + root + "/gone' is not there, want a directory or REPOSITORY@REVISION");
  EXPECT_EQ(locate("").error().code, Code::not_found);
}

TEST(OpenTree, OpensEither) {
  const Scratch scratch;
  write_folder(one_file, scratch.root() / "dir");
  ASSERT_TRUE(write_git(one_file, scratch.root() / "git"));
  for (const char* where : {"dir", "git", "git@main", "git@HEAD^{tree}"}) {
    const auto tree = open_tree((scratch.root() / where).string(), 1);
    ASSERT_TRUE(tree) << where << ": " << tree.error().message();
    ASSERT_EQ((*tree)->entries().size(), 1u) << where;
    EXPECT_EQ((*tree)->entries()[0].path, "a/b");
  }
}

TEST(GitTree, AnUnknownRevisionIsNotFound) {
  const Scratch scratch;
  const std::string git = (scratch.root() / "git").string();
  ASSERT_TRUE(write_git(one_file, git));
  for (const std::string revision : {"gone", "--help", "-x", "", "main:a/b"}) {
    const auto tree = open_git_tree(git, revision);
    ASSERT_FALSE(tree) << revision;
    EXPECT_EQ(tree.error().message(), "no revision '" + revision + "' in the git repository '" + git + "'");
    EXPECT_EQ(tree.error().code, Code::not_found);
  }
}

TEST(GitTree, ANearBranchIsNamed) {
  const Scratch scratch;
  const std::string git = (scratch.root() / "git").string();
  ASSERT_TRUE(write_git(one_file, git));
  EXPECT_EQ(open_git_tree(git, "mian").error().message(),
            "no revision 'mian' in the git repository '" + git + "'; did you mean 'main'?");
}

TEST(GitTree, AFolderInsideOfARepositoryIsWhatItWas) {
  const Scratch scratch;
  const std::vector<TreeFile> files = {{FileKind::file, "containers/a/b", "1"}, {FileKind::file, "other", "2"}};
  const std::string git = (scratch.root() / "git").string(), work = (scratch.root() / "work").string();
  ASSERT_TRUE(write_git(files, git));
  ASSERT_TRUE(run({.arguments = {"git", "clone", "--quiet", git, work}}, 1000));
  for (const std::string& where : {work + "/containers@main", work + "@main:containers", git + "@main:containers"}) {
    const auto tree = open_tree(where, 1);
    ASSERT_TRUE(tree) << tree.error().message();
    ASSERT_EQ((*tree)->entries().size(), 1u) << where;
    EXPECT_EQ((*tree)->entries()[0].path, "a/b");
    EXPECT_EQ((*tree)->reader()->read((*tree)->entries()[0], 10).value(), "1");
  }
  EXPECT_EQ(fingerprint(work + "/containers@main").value(), resolve_revision(git, "main:containers").value());
  scratch.write("work/new/file", "");
  EXPECT_EQ(open_tree(work + "/new@main", 1).error().message(), "no folder 'new/' in revision 'main'");
}

TEST(GitTree, AFolderOfNoRepositoryIsToldSo) {
  const Scratch scratch;
  const std::string root = scratch.root().string();
  const std::string message = open_tree(root + "@main", 1).error().message();
  EXPECT_TRUE(message.starts_with("'" + root + "' is in no git repository: git: fatal: not a git repository"))
      << message;
}

TEST(GitTree, ASubmoduleIsListedAndNotRead) {
  const Scratch scratch;
  const std::vector<TreeFile> files = {{FileKind::submodule, "sub", std::string(40, '1')}};
  ASSERT_TRUE(write_git(files, scratch.root() / "git"));
  const auto tree = open_git_tree((scratch.root() / "git").string(), "main").value();
  ASSERT_EQ(tree->entries().size(), 1u);
  EXPECT_EQ(tree->entries()[0].kind, Kind::submodule);
  EXPECT_FALSE(tree->reader()->read(tree->entries()[0], 100));
}

TEST(Fingerprint, ChangesWithTheFilesAndOnlyWithThem) {
  const Scratch scratch;
  const std::string root = (scratch.root() / "tree").string();
  write_folder(one_file, root);
  const std::string before = fingerprint(root).value();
  EXPECT_EQ(fingerprint(root).value(), before);
  scratch.write("tree/.git/x", "not ours");
  // The folder itself changed its time; its own files did not.
  const std::string with_git = fingerprint(root).value();
  scratch.write("tree/.git/x", "still not ours");
  EXPECT_EQ(fingerprint(root).value(), with_git);
  scratch.write("tree/a/b", "22");
  EXPECT_NE(fingerprint(root).value(), with_git);
}

TEST(Fingerprint, ABuiltSiteInsideIsNoPartOfIt) {
  const Scratch scratch;
  const std::string root = (scratch.root() / "tree").string();
  write_folder(one_file, root);
  scratch.write("tree/a/site/.roadstead-site", "");
  const std::string before = fingerprint(root).value();
  scratch.write("tree/a/site/index.html", "a page");
  EXPECT_EQ(fingerprint(root).value(), before);
}

TEST(Fingerprint, OfARevisionIsItsTree) {
  const Scratch scratch;
  const std::string git = (scratch.root() / "git").string();
  ASSERT_TRUE(write_git(one_file, git));
  EXPECT_EQ(fingerprint(git).value(), resolve_revision(git, "main").value());
  EXPECT_FALSE(fingerprint(git + "@gone"));
}

TEST(ReaderPool, LendsOneReaderAgain) {
  const auto tree = make_memory_tree({{"a", {Kind::file, "1"}}});
  ReaderPool pool(*tree);
  const Reader* first = nullptr;
  {
    const auto loan = pool.borrow();
    first = &*loan;
    EXPECT_NE(&*pool.borrow(), first);
  }
  EXPECT_EQ(&*pool.borrow(), first);
}

}  // namespace
}  // namespace roadstead::source
