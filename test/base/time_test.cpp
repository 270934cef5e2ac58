// SPDX-License-Identifier: Apache-2.0
#include "roadstead/base/time.hpp"

#include <gtest/gtest.h>

namespace roadstead {
namespace {

struct Instant {
  const char* name;
  const char* text;
  std::int64_t seconds;
};

class UnixSeconds : public testing::TestWithParam<Instant> {};

TEST_P(UnixSeconds, CountsInUtc) {
  ASSERT_TRUE(is_rfc3339(GetParam().text));
  EXPECT_EQ(unix_seconds(GetParam().text), GetParam().seconds);
}

TEST_P(UnixSeconds, AreWrittenInUtc) { EXPECT_EQ(unix_seconds(rfc3339(GetParam().seconds)), GetParam().seconds); }

TEST(Rfc3339, HasItsZeros) {
  EXPECT_EQ(rfc3339(0), "1970-01-01T00:00:00Z");
  EXPECT_EQ(rfc3339(1709209815), "2024-02-29T12:30:15Z");
}

INSTANTIATE_TEST_SUITE_P(Base, UnixSeconds,
                         testing::Values(Instant{"epoch", "1970-01-01T00:00:00Z", 0},
                                         Instant{"leap_day", "2024-02-29T12:30:15Z", 1709209815},
                                         Instant{"east", "1970-01-01T01:00:00+01:00", 0},
                                         Instant{"west", "1969-12-31T18:30:00-05:30", 0},
                                         Instant{"fraction", "1970-01-01T00:00:01.999z", 1},
                                         Instant{"leap_second", "1972-06-30T23:59:60Z", 78796800},
                                         Instant{"before_1970", "1969-12-31T23:59:59Z", -1}),
                         [](const auto& one) { return std::string(one.param.name); });

}  // namespace
}  // namespace roadstead
