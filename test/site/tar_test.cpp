// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <fstream>
#include <map>

#include "roadstead/base/hex.hpp"
#include "roadstead/base/process.hpp"
#include "roadstead/site/file_set.hpp"
#include "roadstead/site/tar_output.hpp"
#include "roadstead/site/tar_writer.hpp"
#include "support/scratch.hpp"
#include "support/tree_folder.hpp"

namespace roadstead::site {
namespace {

using namespace roadstead::test;
namespace fs = std::filesystem;
using Files = std::map<std::string, std::string>;

// Names of every kind that a tar spells in its own way: short, at the limits of the fields, too long for both.
const Files& files() {
  static const Files all = {{"a", ""},
                            {"b/c", "x"},
                            {std::string(100, 'n'), "name at its limit"},
                            {std::string(101, 'o'), "no slash to cut at"},
                            {std::string(155, 'p') + "/" + std::string(100, 'q'), "prefix and name at their limits"},
                            {std::string(156, 'r') + "/x", "prefix too long"},
                            {std::string(60, 's') + "/" + std::string(120, 't'), "name too long"},
                            {"v2/\xc3\xa9/tags/list~1", std::string(511, 'u')},
                            {"block", std::string(512, 'v')},
                            {"more", std::string(100'001, 'w')}};
  return all;
}

void write_tar(const fs::path& target) {
  auto output = open_tar_output(target, nullptr);
  ASSERT_TRUE(output) << output.error().message();
  const auto batch = (*output)->batch();
  for (const auto& [name, bytes] : files()) batch->add(name, bytes);
  ASSERT_TRUE((*output)->take(*batch));
  ASSERT_TRUE((*output)->finish());
}

TEST(TarOutput, IsReadBackInPlace) {
  const Scratch scratch;
  write_tar(scratch.root() / "site.tar");
  const auto set = open_tar_files(scratch.root() / "site.tar");
  ASSERT_TRUE(set) << set.error().message();
  for (const auto& [name, bytes] : files()) {
    const auto found = (*set)->find(name);
    ASSERT_TRUE(found) << name;
    EXPECT_EQ(read_all(*found, 1 << 20).value(), bytes) << name;
  }
  for (const char* absent : {"", "b", "b/", "c", "pax"})
    EXPECT_EQ((*set)->find(absent).error().code, Code::not_found) << absent;
}

TEST(TarOutput, IsReadByTar) {
  const Scratch scratch;
  fs::create_directory(scratch.root() / "out");
  for (const char* name : {"site.tar", "site.tar.zst"}) {
    if (std::string_view(name).ends_with("zst") && !run({.arguments = {"zstd", "--version"}}, 1000))
      GTEST_SKIP() << "no zstd program here";
    write_tar(scratch.root() / name);
    fs::remove_all(scratch.root() / "out");
    fs::create_directory(scratch.root() / "out");
    const auto done =
        run({.arguments = {"tar", "-xf", (scratch.root() / name).string(), "-C", (scratch.root() / "out").string()}},
            10'000);
    ASSERT_TRUE(done) << done.error().message();
    EXPECT_EQ(read_folder(scratch.root() / "out"), files()) << name;
  }
}

TEST(TarOutput, TheSameFilesAreTheSameBytes) {
  const Scratch scratch;
  write_tar(scratch.root() / "1.tar");
  write_tar(scratch.root() / "2.tar");
  EXPECT_EQ(read_file(scratch.root() / "1.tar", 1 << 24).value(), read_file(scratch.root() / "2.tar", 1 << 24).value());
}

TEST(TarOutput, APartOfItIsNeverSeen) {
  const Scratch scratch;
  const fs::path target = scratch.write("site.tar", "old");
  {
    auto output = open_tar_output(target, nullptr).value();
    const auto batch = output->batch();
    batch->add("a", "new");
    ASSERT_TRUE(output->take(*batch));
    EXPECT_EQ(read_file(target, 100).value(), "old");
  }
  EXPECT_EQ(read_file(target, 100).value(), "old");
  EXPECT_EQ(read_folder(scratch.root()).size(), 1u);  // nothing is left beside it
}

TEST(TarOutput, WantsAFolderToWriteIn) {
  const Scratch scratch;
  EXPECT_EQ(open_tar_output(scratch.root() / "no/site.tar", nullptr).error().code, Code::not_found);
}

TEST(TarOutput, CopiesStoredBlobsToTheirPlace) {
  const Scratch scratch;
  const Sha256 digest = sha256("blob");
  scratch.write("store/blobs/sha256/" + to_hex(digest), "blob");
  const auto store = storage::BlobDirectory::open(scratch.root() / "store").value();
  auto output = open_tar_output(scratch.root() / "site.tar", &store).value();
  const auto batch = output->batch();
  batch->add("a", "1");
  batch->add_stored("b", digest);
  batch->add("c", "3");
  ASSERT_TRUE(output->take(*batch));
  const auto gone = output->batch();
  gone->add_stored("d", sha256("gone"));
  EXPECT_EQ(output->take(*gone).error().message(), "d: the blob has left the store");
  ASSERT_TRUE(output->finish());
  const auto set = open_tar_files(scratch.root() / "site.tar").value();
  const auto read = [&](const char* name) { return read_all(set->find(name).value(), 10).value(); };
  EXPECT_EQ(read("a") + read("b") + read("c"), "1blob3");
}

TEST(TarTarget, IsKnownByItsName) {
  for (const char* tar : {"-", "a.tar", "a/b.tar.zst", ".tar"}) EXPECT_TRUE(is_tar_target(tar)) << tar;
  for (const char* other : {"a", "tar", "a.tar.gz", "a.tgz", "a.tar/"}) EXPECT_FALSE(is_tar_target(other)) << other;
}

TEST(TarWriter, LargeFilesSayTheirSizeInAPaxRecord) {
  std::string out;
  append_tar_header(out, "large", std::uint64_t{8} << 30);
  EXPECT_EQ(out.size(), 1536u);
  EXPECT_NE(out.find("19 size=8589934592\n"), out.npos);
  EXPECT_EQ(out.substr(512, 14), "14 path=large\n");
}

TEST(TarWriter, ASlashAtTheStartIsNoPlaceToCutALongPath) {
  std::string out;
  append_tar_header(out, "/" + std::string(100, 'a'), 1);
  EXPECT_EQ(out.substr(512, 14), "111 path=/aaaa");
  EXPECT_EQ(out.substr(1024 + 100, 8), std::string("0000644\0", 8));
}

std::string header(const std::string& name, std::uint64_t size) {
  std::string out;
  append_tar_header(out, name, size);
  return out;
}

std::string pax(const std::string& record) {
  std::string out = header("pax", record.size());
  out[156] = 'x';
  out += record;
  append_tar_padding(out, record.size());
  return out;
}

struct Broken {
  const char* name;
  std::string bytes;
  std::string message;
};

class BrokenTar : public testing::TestWithParam<Broken> {};

TEST_P(BrokenTar, IsRefused) {
  const Scratch scratch;
  const fs::path path = scratch.write("b.tar", GetParam().bytes);
  const auto set = open_tar_files(path);
  ASSERT_FALSE(set);
  EXPECT_EQ(set.error().message(), "reading " + path.string() + ": " + GetParam().message);
  EXPECT_EQ(set.error().code, Code::invalid);
}

INSTANTIATE_TEST_SUITE_P(
    Tar, BrokenTar,
    testing::Values(Broken{"empty", "", "tar header: ends at byte 0, want 512 more"},
                    Broken{"cut_in_a_header", header("a", 0).substr(0, 100),
                           "tar header: ends at byte 100, want 412 more"},
                    Broken{"no_end", header("a", 0), "tar header: ends at byte 512, want 512 more"},
                    Broken{"cut_in_a_file", header("a", 1000), "byte 0: a member of 1000 bytes ends behind the file"},
                    Broken{"not_a_tar", std::string(1024, 'x'), "byte 0: not a tar header"},
                    Broken{"no_octal",
                           [] {
                             std::string h = header("a", 0);
                             h[124] = '9';
                             return h;
                           }(),
                           "byte 0: not a tar header"},
                    Broken{"huge_pax",
                           [] {
                             std::string h = header("a", (1 << 20) + 1);
                             h[156] = 'x';
                             h.append((1 << 20) + 512, '\0');
                             return h;
                           }(),
                           "byte 512: a pax header of 1048577 bytes, want at most 1048576"},
                    Broken{"size_beyond_64_bits", pax("28 size=18446744073709551000\n") + header("a", 0),
                           "byte 1024: a member of 18446744073709551000 bytes ends behind the file"}),
    [](const auto& broken) { return std::string(broken.param.name); });

}  // namespace
}  // namespace roadstead::site
