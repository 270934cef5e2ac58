// SPDX-License-Identifier: Apache-2.0
#include "roadstead/base/text.hpp"

#include <fmt/format.h>
#include <simdjson.h>

#include <algorithm>
#include <charconv>
#include <numeric>
#include <utility>

#include "roadstead/base/ascii.hpp"
#include "roadstead/base/byte_scan.hpp"

namespace roadstead {

std::string to_lower(std::string_view text) {
  std::string lower(text);
  for (char& c : lower)
    if (is_upper(c)) c = static_cast<char>(c + ('a' - 'A'));
  return lower;
}

std::string to_upper(std::string_view text) {
  std::string upper(text);
  for (char& c : upper)
    if (is_lower(c)) c = static_cast<char>(c - ('a' - 'A'));
  return upper;
}

bool has_upper(std::string_view text) { return std::ranges::any_of(text, is_upper); }

bool is_lower_of(std::string_view lower, std::string_view text) {
  return std::ranges::equal(lower, text, {}, {}, [](char c) { return is_upper(c) ? static_cast<char>(c + 32) : c; });
}

std::string_view trim(std::string_view text) {
  constexpr std::string_view blank = " \t\r\n";
  const std::size_t first = text.find_first_not_of(blank);
  if (first == text.npos) return {};
  return text.substr(first, text.find_last_not_of(blank) - first + 1);
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (std::size_t end; (end = text.find(separator)) != text.npos; text.remove_prefix(end + 1))
    parts.push_back(text.substr(0, end));
  parts.push_back(text);
  return parts;
}

std::optional<std::uint64_t> parse_number(std::string_view text) {
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

// fmt::format_to() looks its format up at run time, and a site has millions of numbers.
void append_number(std::string& out, std::uint64_t number) {
  const fmt::format_int digits(number);
  out.append(digits.data(), digits.size());
}

static bool has_control(std::string_view text) {
  return has_byte(text,
                  [](ByteBlock c) { return ((c < 0x20) & (c != '\t') & (c != '\n') & (c != '\r')) | (c == 0x7f); });
}

static bool has_high_bit(std::string_view text) {
  return has_byte(text, [](ByteBlock c) { return c > 0x7f; });
}

bool is_plain_utf8(std::string_view text) {
  if (has_control(text)) return false;
  return !has_high_bit(text) || simdjson::validate_utf8(text.data(), text.size());  // most texts are ASCII
}

std::string human_size(std::uint64_t bytes) {
  constexpr std::string_view units[] = {" kB", " MB", " GB", " TB", " PB", " EB"};
  std::string text;
  if (bytes < 1000) {
    append_number(text, bytes);
    return text + " B";
  }
  // Whole tenths, half of one rounded up: a page has many sizes, and printing a double costs ten times as much.
  std::uint64_t tenth = 100, unit = 0;
  const auto tenths = [&] { return bytes / tenth + (bytes % tenth >= tenth / 2 ? 1 : 0); };
  for (; tenths() >= 10'000 && unit + 1 < std::size(units); ++unit) tenth *= 1000;
  append_number(text, tenths() / 10);
  text += {'.', static_cast<char>('0' + tenths() % 10)};
  return text.append(units[unit]);
}

std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1), above, two_above;
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 0; i < a.size(); ++i) {
    two_above = std::exchange(above, row);
    row[0] = i + 1;
    for (std::size_t j = 0; j < b.size(); ++j) {
      row[j + 1] = std::min({above[j] + (a[i] != b[j]), row[j] + 1, above[j + 1] + 1});
      const bool swapped = i > 0 && j > 0 && a[i] == b[j - 1] && a[i - 1] == b[j];
      if (swapped) row[j + 1] = std::min(row[j + 1], two_above[j - 1] + 1);
    }
  }
  return row.back();
}

std::optional<std::string> nearest(std::string_view text, std::span<const std::string> candidates) {
  std::optional<std::string> best;
  // Two edits make any word of four letters out of another: of "tcsh" both "bash" and "zsh".
  std::size_t best_distance = (text.size() <= 4 ? 1 : std::max<std::size_t>(2, text.size() / 3)) + 1;
  for (const std::string& candidate : candidates) {
    const std::size_t distance = edit_distance(text, candidate);
    if (distance < best_distance && distance < candidate.size()) {
      best_distance = distance;
      best = candidate;
    }
  }
  return best;
}

}  // namespace roadstead
