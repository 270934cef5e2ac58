// SPDX-License-Identifier: Apache-2.0
#include "roadstead/image/squashfs.hpp"

#include <gtest/gtest.h>

#include "small_squashfs.hpp"
#include "support/sif_writer.hpp"

namespace roadstead::image {
namespace {

using namespace roadstead::test;

TEST(ParseSquashfs, ASoundSuperblock) {
  const std::string bytes = small_squashfs();
  const auto squashfs = parse_squashfs(Reader(bytes));
  ASSERT_TRUE(squashfs) << squashfs.error().message();
  EXPECT_EQ(squashfs->inodes, 22u);
  EXPECT_EQ(squashfs->modified, 1000000000u);
  EXPECT_EQ(squashfs->block_size_bytes, 131072u);
  EXPECT_EQ(squashfs->fragments, 1u);
  EXPECT_EQ(squashfs->compressor, "gzip");
  EXPECT_EQ(squashfs->flags, 0x240);
  EXPECT_EQ(squashfs->size_bytes, 731u);
}

TEST(ParseSquashfs, StartsWhereTheWindowStarts) {
  const std::string bytes = "before" + small_squashfs() + "after";
  EXPECT_TRUE(parse_squashfs(Reader(bytes).window(6, 731)));
  EXPECT_FALSE(parse_squashfs(Reader(bytes).window(6, 730)));
}

struct Refusal {
  const char* name;
  std::size_t offset;
  std::uint64_t number;
  std::size_t size;
  const char* message;
};

class SquashfsRefuses : public testing::TestWithParam<Refusal> {};

TEST_P(SquashfsRefuses, WithOneClearError) {
  std::string bytes = small_squashfs();
  put_number(bytes, GetParam().offset, GetParam().number, GetParam().size);
  const auto squashfs = parse_squashfs(Reader(bytes));
  ASSERT_FALSE(squashfs);
  EXPECT_EQ(squashfs.error().message(), GetParam().message);
}

INSTANTIATE_TEST_SUITE_P(
    Damage, SquashfsRefuses,
    testing::Values(
        Refusal{"magic", 0, 0x68737173, 4, "squashfs magic is 0x68737173, want 'hsqs'"},
        Refusal{"version", 28, 0x10003, 4, "squashfs version is 3.1, want 4.0"},
        Refusal{"block_size", 12, 131073, 4, "squashfs block size is 131073, want a power of two from 4096 to 1048576"},
        Refusal{"no_block_size", 12, 0, 4, "squashfs block size is 0, want a power of two from 4096 to 1048576"},
        Refusal{"block_logarithm", 22, 18, 2, "squashfs block logarithm is 18, want 17"},
        Refusal{"compressor", 20, 7, 2, "squashfs compressor is 7, want 1 to 6"},
        Refusal{"fragments", 16, 0xffffffff, 4, "squashfs has 4294967295 fragments, want at most 4194304"},
        Refusal{"size", 40, 732, 8, "squashfs is 732 bytes by its superblock, want 96 to the 731 there are"},
        Refusal{"inode_table", 64, 95, 8, "squashfs inode table starts at 95, want 96 to 730"},
        Refusal{"directory_table", 72, 731, 8, "squashfs directory table starts at 731, want 96 to 730"}),
    [](const auto& refusal) { return std::string(refusal.param.name); });

TEST(ParseSquashfs, RefusesAShortSuperblock) {
  const std::string bytes = small_squashfs().substr(0, 95);
  EXPECT_EQ(parse_squashfs(Reader(bytes)).error().message(), "squashfs superblock has 95 bytes, want 96");
}

}  // namespace
}  // namespace roadstead::image
