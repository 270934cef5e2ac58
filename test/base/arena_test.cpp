// SPDX-License-Identifier: Apache-2.0
#include "roadstead/base/arena.hpp"

#include <gtest/gtest.h>

#include <string>

namespace roadstead {
namespace {

TEST(Arena, KeepsCopies) {
  Arena arena;
  std::string text = "amd64";
  const std::string_view kept = arena.keep(text);
  text = "arm64";
  EXPECT_EQ(kept, "amd64");
  EXPECT_NE(arena.keep("amd64").data(), kept.data());
  EXPECT_TRUE(arena.keep("").empty());
}

TEST(Arena, SharesWhatComesAgain) {
  Arena arena;
  const std::string_view first = arena.share("amd64");
  EXPECT_EQ(arena.share(std::string("amd64")).data(), first.data());
  EXPECT_NE(arena.share(std::string(101, 'x')).data(), arena.share(std::string(101, 'x')).data());
  for (int i = 0; i < 10'000; ++i) {
    const std::string text = std::to_string(i);
    EXPECT_EQ(arena.share(text), text);
  }
}

TEST(Arena, ViewsOutliveAnAbsorbedArena) {
  Arena all;
  std::string_view text;
  std::span<const int> numbers;
  {
    Arena part;
    text = part.share("amd64");
    numbers = part.keep(std::span<const int>(std::vector<int>{1, 2, 3}));
    all.absorb(std::move(part));
  }
  EXPECT_EQ(text, "amd64");
  EXPECT_EQ(numbers[2], 3);
}

}  // namespace
}  // namespace roadstead
