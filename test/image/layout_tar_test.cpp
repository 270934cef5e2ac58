// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "layout_fixture.hpp"
#include "roadstead/image/layout_files.hpp"

namespace roadstead::image {
namespace {

using namespace roadstead::test;

class LayoutTarTest : public testing::Test {
 protected:
  Result<LayoutTar> open(std::string_view bytes, Hash hash = Hash::yes) {
    file_ = open_for_reading(scratch_.write("layout.tar", bytes)).value();
    return open_layout_tar(file_, hash);
  }
  Scratch scratch_;
  FileHandle file_;
};

TEST_F(LayoutTarTest, HashesTheFileAndItsEntriesInOnePass) {
  const std::string bytes = tar_entry("blobs/sha256/aa", std::string(3 << 20, 'x')) + tar_end() + "after the end";
  auto tar = open(bytes);
  ASSERT_TRUE(tar) << tar.error().message();
  EXPECT_EQ(tar->sha256, sha256(bytes));
  EXPECT_EQ((*tar->files->find("blobs/sha256/aa"))->sha256, sha256(std::string(3 << 20, 'x')));
  EXPECT_EQ(open(bytes, Hash::no)->sha256, std::nullopt);
}

TEST_F(LayoutTarTest, KeepsDocumentsAlone) {
  auto tar = open(tar_entry("index.json", " {}") + tar_entry("blobs/sha256/aa", "tar") + tar_end(), Hash::no);
  ASSERT_TRUE(tar) << tar.error().message();
  EXPECT_EQ(tar->files->read("index.json", 10)->value(), " {}");
  EXPECT_EQ(tar->files->read("index.json", 2).error().message(), "index.json: 3 bytes, want at most 2");
  EXPECT_EQ(tar->files->read("blobs/sha256/aa", 10).error().message(), "blobs/sha256/aa: not a JSON object, want one");
  EXPECT_EQ(tar->files->read("blobs/sha256/bb", 10).value(), std::nullopt);
  EXPECT_EQ((*tar->files->find("blobs/sha256/aa"))->size_bytes, 3u);
}

TEST_F(LayoutTarTest, OtherEntriesAndLinksAreNotThere) {
  auto tar = open(tar_entry("manifest.json", "{}") + tar_entry("index.json", "", '2', "/etc/passwd") +
                  tar_entry("oci-layout", "", '1', "manifest.json") + tar_end());
  ASSERT_TRUE(tar) << tar.error().message();
  for (const std::string_view name : {"manifest.json", "index.json", "oci-layout"})
    EXPECT_EQ(tar->files->read(name, 10).value(), std::nullopt) << name;
}

// By the header of old GNU tar: one byte at 1 GiB of a file that says to be longer than that.
std::string sparse_entry() {
  std::string entry = tar_entry("index.json", "{", 'S');
  entry.replace(257, 8, std::string_view("ustar  \0", 8));
  entry.replace(386, 24, std::string_view("10000000000\00000000000001", 24));
  entry.replace(483, 12, "10000000001 ");
  entry.replace(148, 8, "        ");
  int sum = 0;
  for (std::size_t i = 0; i < 512; ++i) sum += static_cast<unsigned char>(entry[i]);
  entry.replace(148, 7, fmt::format("{:06o}", sum) + '\0');
  return entry;
}

// As GNU tar writes a name that has no room in a header.
std::string entry_of_long_name(const std::string& name, std::string_view bytes) {
  return tar_entry("././@LongLink", name + '\0', 'L') + tar_entry(name.substr(0, 99), bytes);
}

TEST_F(LayoutTarTest, ANameMayBeLongerThanAPath) {
  const std::string name = "blobs/" + std::string(4097, 'n');
  auto tar = open(entry_of_long_name(name, "{}") + tar_end());
  ASSERT_TRUE(tar) << tar.error().message();
  EXPECT_EQ(tar->files->read(name, 10)->value(), "{}");
  EXPECT_EQ(tar->files->read(name.substr(0, 4096), 10).value(), std::nullopt);
  EXPECT_EQ(open(entry_of_long_name(name, "{}") + entry_of_long_name(name, "{}") + tar_end()).error().message(),
            "tar has two entries '" + name.substr(0, 80) + "', want one");
}

TEST_F(LayoutTarTest, RefusesTricks) {
  EXPECT_EQ(open(tar_entry("index.json", "{}") + tar_entry("./index.json", "{}") + tar_end()).error().message(),
            "tar has two entries 'index.json', want one");
  EXPECT_EQ(open(sparse_entry() + tar_end()).error().message(), "tar entry 'index.json' is sparse, want all its bytes");
  EXPECT_EQ(open(tar_entry("index.json", std::string(2000, ' ')).substr(0, 1024)).error().message(),
            "index.json: Truncated tar archive, want a whole and uncompressed tar");
  std::string damaged = tar_entry("index.json", "{}") + tar_end();
  damaged[0] = 'I';
  EXPECT_EQ(open(damaged).error().message(), "Unrecognized archive format, want a whole and uncompressed tar");
}

TEST_F(LayoutTarTest, LimitsEntriesAndMemory) {
  std::string many;
  for (int i = 0; i <= 65536; ++i) many += tar_entry("x", "");
  EXPECT_EQ(open(many + tar_end(), Hash::no).error().message(), "tar has more than 65536 entries, want fewer");
  std::string large;
  for (int i = 0; i < 17; ++i) large += tar_entry(fmt::format("blobs/sha256/{}", i), "{" + std::string(4194303, ' '));
  EXPECT_EQ(open(large + tar_end(), Hash::no).error().message(),
            "tar has more than 67108864 bytes of JSON, want fewer");
}

}  // namespace
}  // namespace roadstead::image
