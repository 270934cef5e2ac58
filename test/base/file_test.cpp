// SPDX-License-Identifier: Apache-2.0
#include "roadstead/base/file.hpp"

#include <fcntl.h>
#include <gtest/gtest.h>

#include "roadstead/base/process.hpp"
#include "support/scratch.hpp"

namespace roadstead {
namespace {

using test::Scratch;

TEST(ReadFile, UpToALimit) {
  const Scratch scratch;
  const auto path = scratch.write("f", "12345");
  EXPECT_EQ(read_file(path, 5).value(), "12345");
  EXPECT_EQ(read_file(path, 4).error().message(), path.string() + ": 5 bytes, want at most 4");
}

TEST(ReadFile, WantsARegularFile) {
  const Scratch scratch;
  const auto gone = scratch.root() / "gone";
  EXPECT_EQ(read_file(gone, 5).error().code, Code::not_found);
  EXPECT_EQ(read_file(gone, 5).error().message(), gone.string() + ": No such file or directory");
  EXPECT_EQ(read_file(scratch.root(), 5).error().message(), scratch.root().string() + ": not a regular file");
}

TEST(ReadAt, WantsAllBytes) {
  const Scratch scratch;
  const auto file = open_for_reading(scratch.write("f", "12345")).value();
  std::string out(3, ' ');
  ASSERT_TRUE(read_at(file, 2, out));
  EXPECT_EQ(out, "345");
  EXPECT_EQ(read_at(file, 4, out).error().message(), "ends at byte 5, want 2 more");
}

TEST(WriteFileAtomically, LeavesTheOldFileOrTheNew) {
  const Scratch scratch;
  const auto path = scratch.write("f", "old");
  ASSERT_TRUE(write_file_atomically(path, "new"));
  EXPECT_EQ(read_file(path, 10).value(), "new");
  EXPECT_FALSE(std::filesystem::exists(path.string() + ".new"));
  EXPECT_EQ(write_file_atomically(scratch.root() / "no/f", "x").error().code, Code::not_found);
}

TEST(FileHandle, ClosesOnce) {
  FileHandle file(::open("/dev/null", O_RDONLY | O_CLOEXEC));
  const int fd = file.get();
  FileHandle other = std::move(file);
  EXPECT_FALSE(file);
  EXPECT_EQ(other.get(), fd);
  other = FileHandle();
  EXPECT_EQ(other.release(), -1);
}

TEST(Run, GivesTheOutputOrTheLastWords) {
  EXPECT_EQ(run({.arguments = {"printf", "%s", "a b"}}, 10).value(), "a b");
  EXPECT_EQ(run({.arguments = {"printf", "%s", "a b"}}, 2).error().message(), "printf: prints more than 2 bytes");
  EXPECT_EQ(run({.arguments = {"sh", "-c", "echo sorry >&2; exit 3"}}, 10).error().message(), "sh: sorry");
  EXPECT_EQ(run({.arguments = {"no-such-program-anywhere"}}, 10).error().code, Code::not_found);
}

TEST(Process, SpeaksBothWays) {
  auto cat = Process::start({.arguments = {"cat"}}).value();
  ASSERT_TRUE(write_all(cat.input(), "through"));
  cat.close_input();
  std::string out(7, ' ');
  ASSERT_EQ(::read(cat.output(), out.data(), out.size()), 7);
  EXPECT_EQ(out, "through");
  EXPECT_TRUE(cat.finish());
}

}  // namespace
}  // namespace roadstead
