// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>
#include <sys/file.h>

#include <fstream>

#include "roadstead/base/hex.hpp"
#include "roadstead/base/site_marker.hpp"
#include "roadstead/site/directory_output.hpp"
#include "roadstead/site/file_set.hpp"
#include "roadstead/site/recent_files.hpp"
#include "support/scratch.hpp"
#include "support/tree_folder.hpp"

namespace roadstead::site {
namespace {

using namespace roadstead::test;
namespace fs = std::filesystem;
using Files = std::map<std::string, std::string>;

Result<void> write_site(const fs::path& target, const Files& files) {
  auto output = open_directory_output(target, nullptr);
  if (!output) return Failure(output.error());
  const auto batch = (*output)->batch();
  for (const auto& [name, bytes] : files) batch->add(name, bytes);
  if (auto done = (*output)->take(*batch); !done) return done;
  return (*output)->finish();
}

const Files first = {{std::string(site_marker), "1"}, {"a/b/c", "old"}, {"gone", ""}};
const Files second = {{std::string(site_marker), "2"}, {"a/b/c", "new"}, {"a/d", ""}};

TEST(DirectoryOutput, SwapsTheWholeSite) {
  const Scratch scratch;
  const fs::path target = scratch.root() / "out";
  ASSERT_TRUE(write_site(target, first));
  EXPECT_EQ(read_folder(target), first);
  ASSERT_TRUE(write_site(target, second));
  EXPECT_EQ(read_folder(target), second);
  EXPECT_EQ(std::distance(fs::directory_iterator(scratch.root()), {}), 1);  // nothing is left beside it
}

TEST(DirectoryOutput, AReaderSeesTheOldSiteUntilTheEnd) {
  const Scratch scratch;
  const fs::path target = scratch.root() / "out";
  ASSERT_TRUE(write_site(target, first));
  auto output = open_directory_output(target, nullptr).value();
  const auto batch = output->batch();
  batch->add("a/b/c", "new");
  ASSERT_TRUE(output->take(*batch));
  EXPECT_EQ(read_folder(target), first);
  output.reset();  // given up
  EXPECT_EQ(read_folder(target), first);
  EXPECT_EQ(std::distance(fs::directory_iterator(scratch.root()), {}), 1);
}

TEST(DirectoryOutput, TakesAnEmptyFolderAndOneWithASlash) {
  const Scratch scratch;
  fs::create_directory(scratch.root() / "out");
  ASSERT_TRUE(write_site(scratch.root() / "out/", first));
  EXPECT_EQ(read_folder(scratch.root() / "out"), first);
}

TEST(DirectoryOutput, RefusesFilesThatAreNotOurs) {
  const Scratch scratch;
  const fs::path file = scratch.write("thesis/chapter1", "years of work");
  const fs::path folder = file.parent_path();
  EXPECT_EQ(write_site(folder, first).error().message(),
            "'" + folder.string() + "' has files that roadstead did not write, want an empty or absent directory");
  EXPECT_EQ(write_site(file, first).error().message(), "'" + file.string() + "' is not a directory");
  EXPECT_EQ(write_site(scratch.root() / "no/out", first).error().code, Code::not_found);
  EXPECT_EQ(read_folder(scratch.root()), (Files{{"thesis/chapter1", "years of work"}}));
}

// A killed run leaves its staging folder; the next one begins it anew.
TEST(DirectoryOutput, ClearsWhatAKilledRunLeft) {
  const Scratch scratch;
  scratch.write(".out.building/a/b/c", "half");
  scratch.write(".out.building/a/stale", "half");
  ASSERT_TRUE(write_site(scratch.root() / "out", first));
  EXPECT_EQ(read_folder(scratch.root() / "out"), first);
  EXPECT_FALSE(fs::exists(scratch.root() / ".out.building"));
}

TEST(DirectoryOutput, OneBuildAtATime) {
  const Scratch scratch;
  const fs::path target = scratch.root() / "out";
  const auto running = open_directory_output(target, nullptr).value();
  const auto other = open_directory_output(target, nullptr);
  ASSERT_FALSE(other);
  EXPECT_EQ(other.error().code, Code::conflict);
  EXPECT_EQ(other.error().message(), "another build is writing '" + target.string() + "': try again when it has ended");
}

TEST(DirectoryOutput, TwoPagesOfOneNameAreAnError) {
  const Scratch scratch;
  auto output = open_directory_output(scratch.root() / "out", nullptr).value();
  const auto batch = output->batch();
  batch->add("a/b", "1");
  batch->add("a/b", "2");
  batch->add("c", "3");  // is not tried any more
  EXPECT_EQ(output->take(*batch).error().message(), "a/b: File exists");
  output.reset();
  EXPECT_TRUE(fs::is_empty(scratch.root()));
}

TEST(DirectoryOutput, StoredBlobsAreLinkedOrCopied) {
  const Scratch scratch;
  const Sha256 digest = sha256("blob");
  scratch.write("store/blobs/sha256/" + to_hex(digest), "blob");
  const auto store = storage::BlobDirectory::open(scratch.root() / "store").value();
  auto output = open_directory_output(scratch.root() / "out", &store).value();
  const auto batch = output->batch();
  batch->add_stored("v2/a/blobs/x", digest);
  ASSERT_TRUE(output->take(*batch));
  const auto gone = output->batch();
  gone->add_stored("y", sha256("gone"));
  EXPECT_EQ(output->take(*gone).error().message(), "y: the blob has left the store");
  ASSERT_TRUE(output->finish());
  EXPECT_EQ(read_folder(scratch.root() / "out"), (Files{{"v2/a/blobs/x", "blob"}}));
}

TEST(DirectoryOutput, FilesOfOneContentAreOneFile) {
  const Scratch scratch;
  const fs::path target = scratch.root() / "out";
  const Files files = {
      {"v1/a:latest", "1"}, {"v1/a:latest~amd64", "1"}, {"v2/a/b", "1"}, {"v2/a/c", "2"}, {"x", ""}, {"y", ""}};
  ASSERT_TRUE(write_site(target, files));
  EXPECT_EQ(read_folder(target), files);
  EXPECT_EQ(fs::hard_link_count(target / "v1/a:latest"), 3);
  EXPECT_EQ(fs::hard_link_count(target / "v2/a/c"), 1);
  EXPECT_EQ(fs::hard_link_count(target / "x"), 1);
}

TEST(DirectoryOutput, WritesTheBytesWhereNoOtherNameCanBeMade) {  // beyond 65,000 on ext4, on FAT always
  const Scratch scratch;
  auto output = open_directory_output(scratch.root() / "out", nullptr).value();
  const auto batch = output->batch();
  batch->add("a", "same");
  batch->close();
  ASSERT_TRUE(fs::remove(output->spill_folder() / "a"));
  batch->add("b", "same");
  ASSERT_TRUE(output->take(*batch));
  ASSERT_TRUE(output->finish());
  EXPECT_EQ(read_folder(scratch.root() / "out"), (Files{{"b", "same"}}));
}

TEST(RecentFiles, FindsWhatWasWrittenLately) {
  RecentFiles recent;
  EXPECT_EQ(recent.find("1"), nullptr);
  recent.remember("one", "1");
  recent.remember("two", "2");
  ASSERT_NE(recent.find("1"), nullptr);
  EXPECT_EQ(*recent.find("1"), "one");
  EXPECT_EQ(recent.find(""), nullptr);  // of the places that are still free
  for (int i = 0; i < 15; ++i) recent.remember("other", fmt::format("other {}", i));
  EXPECT_EQ(recent.find("1"), nullptr);
  EXPECT_NE(recent.find("2"), nullptr);
}

TEST(RecentFiles, KeepsNoLongFile) {
  RecentFiles recent;
  const std::string text(100'000, 'x');
  recent.remember("long", text);
  EXPECT_EQ(recent.find(text), nullptr);
}

TEST(DirectoryFiles, ReadsFilesAndNothingElse) {
  const Scratch scratch;
  scratch.write("site/a/b", "1");
  scratch.write("secret", "2");
  fs::create_symlink("../secret", scratch.root() / "site/link");
  fs::create_symlink("a", scratch.root() / "site/folder");
  const auto files = open_directory_files(scratch.root() / "site").value();
  EXPECT_EQ(read_all(files->find("a/b").value(), 10).value(), "1");
  EXPECT_EQ(read_all(files->find("a/b").value(), 0).error().message(), "1 bytes, want at most 0");
  for (const char* absent : {"", "a", "a/", "x", "a/b/c", "../secret", "/etc/passwd", "a/../../secret"})
    EXPECT_EQ(files->find(absent).error().code, Code::not_found) << absent;
  for (const char* link : {"link", "folder/b"}) EXPECT_EQ(files->find(link).error().code, Code::not_found) << link;
  EXPECT_EQ(open_directory_files(scratch.root() / "no").error().code, Code::not_found);
}

}  // namespace
}  // namespace roadstead::site
