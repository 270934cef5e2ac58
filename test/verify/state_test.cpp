// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <fstream>

#include "roadstead/verify/state_file.hpp"
#include "support/scratch.hpp"

namespace roadstead::verify {
namespace {

ObjectKey key(std::uint8_t first) { return {first}; }

Fault size_fault() {
  auto fault = *fault_of("object-size");
  fault.message = "https://a.example.org/: 3 bytes, but 4 are stated";
  return fault;
}

struct StateFileTest : testing::Test {
  const test::Scratch scratch;
  const std::filesystem::path path = scratch.root() / "state";

  void append(std::string_view text) { std::ofstream(path, std::ios::app) << text; }
  std::string text() const { return read_file(path, 1 << 20).value(); }
};

TEST_F(StateFileTest, KnowsWhatAnEarlierOneSaid) {
  {
    auto file = StateFile::open(path);
    ASSERT_TRUE(file) << file.error().message();
    EXPECT_FALSE(file->state().find(key(1)).is_known);
    file->add(key(1), std::nullopt);
    file->add(key(2), size_fault());
    file->add(key(3), fault_of("object-unknown"));
    ASSERT_TRUE(file->flush());
  }
  auto file = StateFile::open(path);
  ASSERT_TRUE(file);
  EXPECT_TRUE(file->state().find(key(1)).is_known);
  EXPECT_FALSE(file->state().find(key(1)).fault);
  EXPECT_EQ(file->state().find(key(2)).fault->message, size_fault().message);
  EXPECT_EQ(file->state().find(key(2)).fault->severity, catalog::Severity::error);
  EXPECT_FALSE(file->state().find(key(3)).is_known) << "what could not be told is asked again";
  ASSERT_TRUE(file->remove());
  EXPECT_FALSE(std::filesystem::exists(path));
}

// What a kill left is half a line: the next one must not finish it.
TEST_F(StateFileTest, LeavesOutHalfALine) {
  append(state_head);
  append(state_line(key(1), std::nullopt));
  append(state_line(key(2), size_fault()).substr(0, 50));
  {
    auto file = StateFile::open(path);
    ASSERT_TRUE(file);
    EXPECT_TRUE(file->state().find(key(1)).is_known);
    EXPECT_FALSE(file->state().find(key(2)).is_known);
    file->add(key(3), std::nullopt);
    ASSERT_TRUE(file->flush());
  }
  EXPECT_EQ(text(), std::string(state_head) + state_line(key(1), std::nullopt) + state_line(key(3), std::nullopt));
}

TEST_F(StateFileTest, BeginsWithHalfAHead) {
  append(state_head.substr(0, 5));
  auto file = StateFile::open(path);
  ASSERT_TRUE(file);
  ASSERT_TRUE(file->flush());
  EXPECT_EQ(text(), state_head);
}

TEST_F(StateFileTest, IsOneRunsAlone) {
  const auto first = StateFile::open(path);
  ASSERT_TRUE(first);
  const auto second = StateFile::open(path);
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().message(), "'" + path.string() + "' is another run's, want one of its own for each");
}

TEST_F(StateFileTest, KeepsAnothersFile) {
  append("precious\n");
  const auto file = StateFile::open(path);
  ASSERT_FALSE(file);
  EXPECT_EQ(file.error().message(),
            path.string() + ": no state of a verification, want it to begin with 'roadstead verify 1'");
  EXPECT_EQ(text(), "precious\n");
}

struct LineCase {
  const char* name;
  std::string line;
};
struct StrangeLine : testing::TestWithParam<LineCase> {};
TEST_P(StrangeLine, IsLeftOut) {
  const auto parsed = parse_state(std::string(state_head) + GetParam().line + "\n");
  ASSERT_TRUE(parsed);
  EXPECT_TRUE(parsed->state.sound.empty());
  EXPECT_TRUE(parsed->state.faults.empty());
}
const std::string digits(32, '0');
INSTANTIATE_TEST_SUITE_P(Lines, StrangeLine,
                         testing::Values(LineCase{"empty", ""}, LineCase{"short", "00 ok"},
                                         LineCase{"upper", std::string(32, 'A') + " ok"}, LineCase{"alone", digits},
                                         LineCase{"blank", digits + " "}, LineCase{"word", digits + " fine"},
                                         LineCase{"rule_without_message", digits + " object-size"},
                                         LineCase{"other_rule", digits + " schema unknown key"}),
                         [](const auto& row) { return std::string(row.param.name); });

}  // namespace
}  // namespace roadstead::verify
