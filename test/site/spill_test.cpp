// SPDX-License-Identifier: Apache-2.0
#include "roadstead/site/spill.hpp"

#include <gtest/gtest.h>

#include "roadstead/site/directory_output.hpp"
#include "roadstead/site/file_set.hpp"
#include "roadstead/site/tar_output.hpp"
#include "support/scratch.hpp"
#include "support/tree_folder.hpp"

namespace roadstead::site {
namespace {

using test::read_folder;
using test::Scratch;
namespace fs = std::filesystem;

/// Keeps what it is given, and the largest piece of it.
class TextSink : public ByteSink {
 public:
  Result<void> write(std::string_view bytes) override {
    text += bytes;
    largest = std::max(largest, bytes.size());
    return {};
  }
  Result<void> finish() override { return {}; }
  std::string text;
  std::size_t largest = 0;
};

std::string lines(int first, int end) {
  std::string text;
  for (int i = first; i < end; ++i) text += fmt::format("line {}\n", i);
  return text;
}

TEST(Spill, ShortTextNeedsNoFile) {
  Spill spill("/nowhere");
  ASSERT_TRUE(spill.append("a"));
  ASSERT_TRUE(spill.append("b"));
  TextSink sink;
  ASSERT_TRUE(spill.copy_to(sink));
  EXPECT_EQ(sink.text, "ab");
  EXPECT_EQ(spill.size_bytes(), 2u);
}

TEST(Spill, LongTextComesBackInPieces) {
  const Scratch scratch;
  Spill spill(scratch.root());
  constexpr int count = 4'000'000;
  for (int i = 0; i < count; i += 1000) ASSERT_TRUE(spill.append(lines(i, i + 1000)));
  EXPECT_GT(spill.size_bytes(), Spill::memory_limit_bytes);
  EXPECT_TRUE(fs::is_empty(scratch.root()));  // the file has no name
  const std::string all = lines(0, count);
  EXPECT_EQ(spill.size_bytes(), all.size());
  for (int time = 0; time < 2; ++time) {
    TextSink sink;
    ASSERT_TRUE(spill.copy_to(sink));
    EXPECT_TRUE(sink.text == all);
    EXPECT_LT(sink.largest, std::size_t{2} << 20);
  }
}

TEST(Spill, StandsBetweenOthers) {
  const Scratch scratch;
  const Spill first("/nowhere", "begin\n"), last("/nowhere", "end\n");
  Spill second(scratch.root());
  const std::string text = lines(0, 4'000'000);
  ASSERT_TRUE(second.append(text));
  EXPECT_GT(second.size_bytes(), Spill::memory_limit_bytes);
  const Spill* const all[] = {&first, &second, &last};
  TextSink sink;
  ASSERT_TRUE(copy_to(sink, all));
  EXPECT_TRUE(sink.text == "begin\n" + text + "end\n");
  EXPECT_EQ(size_bytes(all), sink.text.size());
}

TEST(Spill, SaysWhereThereIsNoRoom) {
  Spill spill("/nowhere");
  const auto done = spill.append(std::string(2 * Spill::memory_limit_bytes, 'x'));
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().message(), "/nowhere: No such file or directory");
}

TEST(Spill, BecomesAFileOfADirectoryAndOfATar) {
  const Scratch scratch;
  const std::string text = lines(0, 200'000);
  Spill spill(scratch.root());
  ASSERT_TRUE(spill.append(text));
  for (auto& output : {std::shared_ptr<Output>(open_directory_output(scratch.root() / "out", nullptr).value()),
                       std::shared_ptr<Output>(open_tar_output(scratch.root() / "out.tar", nullptr).value())}) {
    EXPECT_TRUE(fs::is_directory(output->spill_folder()));
    const Spill* const parts[] = {&spill};
    ASSERT_TRUE(output->add_spilled(".nginx/maps.conf", parts));
    ASSERT_TRUE(output->finish());
  }
  EXPECT_TRUE(read_folder(scratch.root() / "out") == (std::map<std::string, std::string>{{".nginx/maps.conf", text}}));
  const auto files = open_tar_files(scratch.root() / "out.tar").value();
  EXPECT_TRUE(read_all(files->find(".nginx/maps.conf").value(), 1 << 30).value() == text);
}

}  // namespace
}  // namespace roadstead::site
