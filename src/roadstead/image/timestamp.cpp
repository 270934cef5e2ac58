// SPDX-License-Identifier: Apache-2.0
#include "roadstead/image/timestamp.hpp"

#include <fmt/format.h>

#include <chrono>

namespace roadstead::image {

std::string timestamp(std::int64_t seconds) {
  constexpr std::int64_t year_10000 = 253402300800;
  if (seconds <= 0 || seconds >= year_10000) return {};
  const std::chrono::sys_seconds time{std::chrono::seconds(seconds)};
  const auto day = std::chrono::floor<std::chrono::days>(time);
  const std::chrono::year_month_day date(day);
  const std::chrono::hh_mm_ss clock(time - day);
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()), clock.hours().count(),
                     clock.minutes().count(), clock.seconds().count());
}

}  // namespace roadstead::image
