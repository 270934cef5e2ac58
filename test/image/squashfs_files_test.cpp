// SPDX-License-Identifier: Apache-2.0
#include "roadstead/image/squashfs_files.hpp"

#include <gtest/gtest.h>

#include "roadstead/image/elf.hpp"
#include "small_squashfs.hpp"
#include "support/sif_writer.hpp"

namespace roadstead::image {
namespace {

using namespace roadstead::test;

class SquashfsFilesTest : public testing::Test {
 protected:
  // Reads one file of the small image, which stands behind six other bytes.
  Result<std::optional<std::string>> read(std::string_view path, Extent extent = Extent::whole,
                                          std::uint64_t limit_bytes = 4096) {
    auto files = SquashfsFiles::open(Reader(bytes_).window(6, bytes_.size() - 6));
    if (!files) return Failure(files.error());
    return files->read(path, extent, limit_bytes);
  }
  std::string bytes_ = "before" + small_squashfs();
};

TEST_F(SquashfsFilesTest, ReadsAFile) {
  EXPECT_EQ(read("/.singularity.d/Singularity")->value(), "Bootstrap: scratch\n%runscript\n  echo hi\n");
  EXPECT_EQ(read(".singularity.d/./Singularity")->value(), "Bootstrap: scratch\n%runscript\n  echo hi\n");
}

TEST_F(SquashfsFilesTest, FollowsSymlinksInsideTheImageAlone) {
  const std::string program = read("/usr/bin/busybox")->value();
  EXPECT_EQ(elf_architecture(program), "arm64");
  EXPECT_EQ(read("/bin/sh")->value(), program);
  EXPECT_EQ(read("/above")->value(), program);
  EXPECT_EQ(read("/hop8")->value(), program);
  EXPECT_EQ(read("/bin/../bin/busybox")->value(), program);
}

TEST_F(SquashfsFilesTest, WhatIsNotThereIsNoError) {
  for (const std::string_view path :
       {"/none", "/usr/bin/none", "/usr/bin/busybox/none", "/dangling", "/bin/busybox/.."})
    EXPECT_EQ(read(path).value(), std::nullopt) << path;
}

TEST_F(SquashfsFilesTest, CountsSymlinks) {
  EXPECT_EQ(read("/loop").error().message(), "/loop: more than 8 symlinks, want fewer");
  EXPECT_EQ(read("/hop9").error().message(), "/hop9: more than 8 symlinks, want fewer");
}

TEST_F(SquashfsFilesTest, RefusesWhatIsNoFile) {
  EXPECT_EQ(read("/usr").error().message(), "/usr: not a regular file");
}

TEST_F(SquashfsFilesTest, LimitsSizes) {
  EXPECT_EQ(read("/large").error().message(), "/large: 2097152 bytes, want at most 4096");
  EXPECT_EQ(read("/large", Extent::start, 20)->value(), std::string(20, '\0'));
  EXPECT_EQ(read("/large", Extent::whole, 2097152)->value(), std::string(2097152, '\0'));
}

TEST_F(SquashfsFilesTest, TellsDamageAndMissingSupport) {
  bytes_[6 + 20] = 3;
  EXPECT_EQ(read("/x").error().message(), "opening the squashfs: the squashfs uses what libsquashfs does not read");
  bytes_ = "before" + small_squashfs();
  bytes_.replace(6 + 475 + 4, 40, 40, '\0');  // in the directory table
  EXPECT_EQ(read("/bin/sh").error().message(), "/bin/sh: a block does not unpack");
}

}  // namespace
}  // namespace roadstead::image
