// SPDX-License-Identifier: Apache-2.0
#include "roadstead/verify/choose.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace roadstead::verify {
namespace {

std::vector<Object> many(unsigned count) {
  std::vector<Object> objects(count);
  for (unsigned i = 0; i < count; ++i) {
    objects[i].digest = catalog::Digest::of(std::to_string(i));
    objects[i].has_digest = true;
  }
  return objects;
}

TEST(Shard, PartsAreEqualAndDisjoint) {
  const auto objects = many(10'000);
  std::vector<unsigned> seen(objects.size());
  for (std::uint64_t number = 1; number <= 7; ++number) {
    unsigned size = 0;
    for (std::size_t i = 0; i < objects.size(); ++i)
      if (Shard{number, 7}.has(objects[i])) ++seen[i], ++size;
    EXPECT_NEAR(size, double(objects.size()) / 7, 150);
  }
  EXPECT_EQ(std::ranges::count(seen, 1U), std::ssize(seen));
}

TEST(Shard, HasADigestWithAllItsAddresses) {
  Object first = many(1).front(), second = first;
  first.url = "https://a.example.org/";
  second.url = "https://b.example.org/";
  for (std::uint64_t number = 1; number <= 5; ++number)
    EXPECT_EQ((Shard{number, 5}.has(first)), (Shard{number, 5}.has(second)));
}

TEST(Sample, IsOfItsSizeAndTheSameForItsSeed) {
  const auto objects = many(10'000);
  const auto chosen = [&](double part, const char* seed) {
    std::vector<bool> all;
    for (const Object& object : objects) all.push_back(Sample{part, seed}.has(object));
    return all;
  };
  const auto monday = chosen(0.05, "monday");
  EXPECT_NEAR(double(std::ranges::count(monday, true)), 500, 100);
  EXPECT_EQ(monday, chosen(0.05, "monday"));
  EXPECT_NE(monday, chosen(0.05, "tuesday"));
  EXPECT_EQ(std::ranges::count(chosen(1, ""), true), 10'000);
}

struct RefusedCase {
  const char* name;
  const char* text;
  const char* message;
};
struct ShardRefuses : testing::TestWithParam<RefusedCase> {};
TEST_P(ShardRefuses, WhatIsNone) { EXPECT_EQ(Shard::parse(GetParam().text).error().what, GetParam().message); }
INSTANTIATE_TEST_SUITE_P(
    Shards, ShardRefuses,
    testing::Values(RefusedCase{"empty", "", "'' is no shard, want as 2/5, the second of five"},
                    RefusedCase{"zero", "0/3", "'0/3' is no shard, want as 2/5, the second of five"},
                    RefusedCase{"beyond", "4/3", "'4/3' is no shard, want as 2/5, the second of five"},
                    RefusedCase{"alone", "2", "'2' is no shard, want as 2/5, the second of five"},
                    RefusedCase{"sign", "+1/3", "'+1/3' is no shard, want as 2/5, the second of five"}),
    [](const auto& row) { return std::string(row.param.name); });

struct SampleRefuses : testing::TestWithParam<RefusedCase> {};
TEST_P(SampleRefuses, WhatIsNone) { EXPECT_EQ(Sample::parse_part(GetParam().text).error().what, GetParam().message); }
INSTANTIATE_TEST_SUITE_P(Samples, SampleRefuses,
                         testing::Values(RefusedCase{"zero", "0", "'0' is no part, want as 0.05 or 5%"},
                                         RefusedCase{"much", "101%", "'101%' is no part, want as 0.05 or 5%"},
                                         RefusedCase{"nan", "nan", "'nan' is no part, want as 0.05 or 5%"},
                                         RefusedCase{"word", "few", "'few' is no part, want as 0.05 or 5%"},
                                         RefusedCase{"rest", "0.5x", "'0.5x' is no part, want as 0.05 or 5%"}),
                         [](const auto& row) { return std::string(row.param.name); });

TEST(Choose, TakesWhatIsMeant) {
  EXPECT_EQ(Shard::parse("2/5")->number, 2U);
  EXPECT_EQ(Sample::parse_part("5%").value(), 0.05);
  EXPECT_EQ(Sample::parse_part("1").value(), 1);
}

}  // namespace
}  // namespace roadstead::verify
