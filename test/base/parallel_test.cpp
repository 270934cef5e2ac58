// SPDX-License-Identifier: Apache-2.0
#include "roadstead/base/parallel.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <vector>

namespace roadstead {
namespace {

class Parallel : public testing::TestWithParam<unsigned> {};

INSTANTIATE_TEST_SUITE_P(Jobs, Parallel, testing::Values(1u, 2u, 7u));

TEST_P(Parallel, EachIndexOnce) {
  std::vector<std::atomic<int>> seen(1000);
  parallel_for(seen.size(), GetParam(), [&](std::size_t i) { ++seen[i]; });
  for (const auto& count : seen) EXPECT_EQ(count, 1);
  parallel_for(0, GetParam(), [](std::size_t) { FAIL(); });
}

TEST_P(Parallel, DoneInOrderWithinAWindow) {
  std::vector<std::size_t> order;
  std::atomic<std::size_t> begun = 0;
  parallel_in_order(
      1000, GetParam(), [&](std::size_t) { ++begun; },
      [&](std::size_t i) {
        EXPECT_LE(begun, i + 1 + GetParam() * 4);
        order.push_back(i);
        return true;
      });
  ASSERT_EQ(order.size(), 1000u);
  EXPECT_TRUE(std::is_sorted(order.begin(), order.end()));
}

TEST_P(Parallel, StopsEarly) {
  std::size_t done = 0;
  parallel_in_order(
      1000, GetParam(), [](std::size_t) {}, [&](std::size_t) { return ++done < 10; });
  EXPECT_EQ(done, 10u);
  parallel_in_order(
      0, GetParam(), [](std::size_t) {}, [](std::size_t) { return true; });
}

TEST(DefaultJobs, IsAtLeastOne) { EXPECT_GE(default_jobs(), 1u); }

}  // namespace
}  // namespace roadstead
