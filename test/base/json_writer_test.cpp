// SPDX-License-Identifier: Apache-2.0
#include "roadstead/base/json_writer.hpp"

#include <gtest/gtest.h>

#include "roadstead/base/arena.hpp"

namespace roadstead {
namespace {

TEST(JsonWriter, SetsItsOwnCommas) {
  std::string out;
  JsonWriter json(out);
  json.begin_object().field("a", "b").field("n", std::uint64_t{18446744073709551615u}).field("t", true);
  json.key("list")
      .begin_array()
      .value("x")
      .begin_object()
      .end_object()
      .begin_array()
      .end_array()
      .value(false)
      .end_array();
  json.key("raw").raw("[1]").end_object();
  EXPECT_EQ(out, R"({"a":"b","n":18446744073709551615,"t":true,"list":["x",{},[],false],"raw":[1]})");
}

TEST(JsonWriter, EscapesWhatJsonForbids) {
  std::string out;
  append_json_escaped(out, std::string_view("\"\\/\n\r\t\0\x1f\x7f\xc3\xa9", 11));
  EXPECT_EQ(out, "\\\"\\\\/\\n\\r\\t\\u0000\\u001f\x7f\xc3\xa9");
}

TEST(JsonWriter, EscapesNothingElse) {
  for (int byte = 0; byte < 256; ++byte) {
    const char c = static_cast<char>(byte);
    std::string out;
    append_json_escaped(out, {&c, 1});
    EXPECT_EQ(out.size() > 1, byte < 0x20 || c == '"' || c == '\\') << byte;
  }
}

TEST(JsonWriter, EscapesAKeyThatIsNoLiteral) {
  std::string out;
  JsonWriter json(out);
  json.begin_object().field("a", "b").field(std::string_view("\"c\n"), std::uint64_t{1}).end_object();
  EXPECT_EQ(out, R"({"a":"b","\"c\n":1})");
}

TEST(Arena, ViewsStayWhenItMovesAndIsAbsorbed) {
  Arena one, two;
  const std::string_view small = one.keep("small"), large = two.keep(std::string(100'000, 'x'));
  const std::array<std::uint64_t, 3> numbers = {1, 2, 3};
  const auto kept = two.keep(std::span<const std::uint64_t>(numbers));
  one.absorb(std::move(two));
  const Arena moved = std::move(one);
  EXPECT_EQ(small, "small");
  EXPECT_EQ(large, std::string(100'000, 'x'));
  EXPECT_EQ(kept[2], 3u);
  EXPECT_EQ(reinterpret_cast<std::uintptr_t>(kept.data()) % alignof(std::uint64_t), 0u);
  EXPECT_GE(moved.bytes(), 100'005u);
}

TEST(Arena, MixesTextAndArrays) {
  Arena arena;
  for (std::uint64_t i = 0; i < 10'000; ++i) {
    const std::string text(i % 13, 'a');
    EXPECT_EQ(arena.keep(text), text);
    const std::array<std::uint64_t, 2> pair = {i, ~i};
    const auto kept = arena.keep(std::span<const std::uint64_t>(pair));
    ASSERT_EQ(reinterpret_cast<std::uintptr_t>(kept.data()) % alignof(std::uint64_t), 0u);
    ASSERT_EQ(kept[1], ~i);
  }
}

}  // namespace
}  // namespace roadstead
