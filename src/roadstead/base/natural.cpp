// SPDX-License-Identifier: Apache-2.0
#include "roadstead/base/natural.hpp"

#include <algorithm>

#include "roadstead/base/ascii.hpp"

namespace roadstead {

static bool begins_with_digit(std::string_view text) { return !text.empty() && is_digit(text[0]); }

// Its digits without leading zeros: numbers of any length, which no integer holds.
static std::string_view take_number(std::string_view& text) {
  const std::size_t end = std::min(text.find_first_not_of("0123456789"), text.size());
  std::string_view digits = text.substr(0, end);
  text.remove_prefix(end);
  digits.remove_prefix(std::min(digits.find_first_not_of('0'), digits.size()));
  return digits;
}

static std::strong_ordering compare_numbers(std::string_view a, std::string_view b) {
  return a.size() != b.size() ? a.size() <=> b.size() : a <=> b;
}

static int rank_of_next(std::string_view text) {
  if (text.empty()) return 1;
  return text[0] == '-' ? 0 : 2 + static_cast<unsigned char>(text[0]);
}

std::strong_ordering natural_order(std::string_view a, std::string_view b) {
  const std::string_view whole_a = a, whole_b = b;
  while (!a.empty() || !b.empty()) {
    if (begins_with_digit(a) && begins_with_digit(b)) {
      const std::string_view number_a = take_number(a), number_b = take_number(b);
      if (const auto order = compare_numbers(number_a, number_b); order != 0) return order;
    } else {
      if (const auto order = rank_of_next(a) <=> rank_of_next(b); order != 0) return order;
      a.remove_prefix(1), b.remove_prefix(1);
    }
  }
  return whole_a <=> whole_b;  // "1.01" and "1.1"
}

}  // namespace roadstead
