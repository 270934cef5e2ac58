// SPDX-License-Identifier: Apache-2.0
#include "roadstead/image/reader.hpp"

#include <gtest/gtest.h>

#include "support/scratch.hpp"

namespace roadstead::image {
namespace {

TEST(Reader, ReadsMemoryAndFilesAlike) {
  const test::Scratch scratch;
  const FileHandle file = open_for_reading(scratch.write("file", "0123456789")).value();
  for (const Reader& reader : {Reader("0123456789"), Reader(file, 10)}) {
    EXPECT_EQ(reader.read(3, 4).value(), "3456");
    EXPECT_EQ(reader.window(2, 6).read(1, 3).value(), "345");
    EXPECT_EQ(reader.window(2, 6).window(1, 2).read(0, 2).value(), "34");
    EXPECT_EQ(reader.read(10, 0).value(), "");
  }
}

TEST(Reader, RefusesToLeaveItsWindow) {
  const Reader reader = Reader("0123456789").window(2, 6);
  EXPECT_EQ(reader.read(0, 7).error().message(), "7 bytes at 0 leave the file, want them inside");
  EXPECT_FALSE(reader.read(7, 0));
  EXPECT_FALSE(reader.read(2, ~0ull));
  EXPECT_FALSE(reader.contains(~0ull, 2));
}

TEST(Reader, AFileThatShrankIsAnError) {
  const test::Scratch scratch;
  const FileHandle file = open_for_reading(scratch.write("file", "012")).value();
  EXPECT_EQ(Reader(file, 10).read(0, 10).error().message(), "ends at byte 3, want 7 more");
}

TEST(LittleEndian, PutsTheLowestByteFirst) {
  EXPECT_EQ(little_endian<std::uint16_t>("\x01\x02\x03", 1), 0x0302);
  EXPECT_EQ(little_endian<std::uint64_t>("\xff\0\0\0\0\0\0\x80", 0), 0x80000000000000ffu);
}

}  // namespace
}  // namespace roadstead::image
