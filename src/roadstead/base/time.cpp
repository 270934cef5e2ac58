// SPDX-License-Identifier: Apache-2.0
#include "roadstead/base/time.hpp"

#include <fmt/format.h>

#include <chrono>
#include <cstddef>
#include <ctime>

#include "roadstead/base/text.hpp"

namespace roadstead {

// The number at `at`, `digits` long, or -1.
// -1 where it is no number. A registry has a time for each image: no general parser for four digits.
static int number_at(std::string_view text, std::size_t at, std::size_t digits) {
  int value = 0;
  for (const char c : text.substr(at, digits)) {
    if (c < '0' || c > '9') return -1;
    value = value * 10 + (c - '0');
  }
  return value;
}

static bool is_clock(std::string_view text, std::size_t at, bool with_seconds) {
  const int hour = number_at(text, at, 2), minute = number_at(text, at + 3, 2);
  if (text[at + 2] != ':' || hour < 0 || hour > 23 || minute < 0 || minute > 59) return false;
  if (!with_seconds) return true;
  const int second = number_at(text, at + 6, 2);
  return text[at + 5] == ':' && second >= 0 && second <= 60;  // 60: a leap second
}

using std::chrono::year_month_day;

static year_month_day date_of(int y, int m, int d) {
  return {std::chrono::year(y), std::chrono::month(static_cast<unsigned>(m)),
          std::chrono::day(static_cast<unsigned>(d))};
}

static bool is_date(std::string_view text) {
  const int y = number_at(text, 0, 4), m = number_at(text, 5, 2), d = number_at(text, 8, 2);
  return text[4] == '-' && text[7] == '-' && y >= 0 && m >= 0 && d >= 0 && date_of(y, m, d).ok();
}

static bool is_zone(std::string_view text) {
  if (text == "Z" || text == "z") return true;
  return text.size() == 6 && (text[0] == '+' || text[0] == '-') && is_clock(text, 1, false);
}

bool is_rfc3339(std::string_view text) {
  if (text.size() < 20 || text.size() > 35 || !is_date(text)) return false;
  if ((text[10] != 'T' && text[10] != 't') || !is_clock(text, 11, true)) return false;
  std::size_t end = 19;
  if (text[end] == '.') end = text.find_first_not_of("0123456789", end + 1);
  return end != text.npos && end != 20 && is_zone(text.substr(end));
}

static std::int64_t seconds_of_clock(std::string_view text, std::size_t at) {
  return (number_at(text, at, 2) * 60 + number_at(text, at + 3, 2)) * std::int64_t{60};
}

std::int64_t unix_seconds(std::string_view text) {
  const auto date = date_of(number_at(text, 0, 4), number_at(text, 5, 2), number_at(text, 8, 2));
  const std::int64_t days = std::chrono::sys_days(date).time_since_epoch().count();
  const std::int64_t local = days * 86'400 + seconds_of_clock(text, 11) + number_at(text, 17, 2);
  if (text.back() == 'Z' || text.back() == 'z') return local;
  const std::size_t zone = text.size() - 6;
  return text[zone] == '-' ? local + seconds_of_clock(text, zone + 1) : local - seconds_of_clock(text, zone + 1);
}

std::string rfc3339(std::int64_t seconds) {
  const auto time = static_cast<std::time_t>(seconds);
  std::tm utc{};
  ::gmtime_r(&time, &utc);
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", utc.tm_year + 1900, utc.tm_mon + 1, utc.tm_mday,
                     utc.tm_hour, utc.tm_min, utc.tm_sec);
}

}  // namespace roadstead
