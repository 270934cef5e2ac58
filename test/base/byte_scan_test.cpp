// SPDX-License-Identifier: Apache-2.0
#include "roadstead/base/byte_scan.hpp"

#include <gtest/gtest.h>

#include <string>

namespace roadstead {
namespace {

bool has_mark(std::string_view text) {
  return has_byte(text, [](ByteBlock c) { return c == '#'; });
}

bool has_foreign(std::string_view text) {
  return has_byte(text, [](ByteBlock c) { return (c < 0x20) | (c > 0x7e); });
}

TEST(HasByte, FindsOneAtEachPlaceOfEachLength) {
  for (std::size_t length = 0; length < 70; ++length) {
    std::string text(length, 'a');
    EXPECT_FALSE(has_mark(text)) << length;
    for (std::size_t at = 0; at < length; ++at) {
      text[at] = '#';
      EXPECT_TRUE(has_mark(text)) << at << " of " << length;
      text[at] = 'a';
    }
  }
}

TEST(HasByte, LooksAtNothingBesideTheText) {
  const std::string around(100, '#');
  for (std::size_t length = 0; length < 40; ++length) {
    std::string text = around;
    text.replace(30, length, std::string(length, 'a'));
    EXPECT_FALSE(has_mark(std::string_view(text).substr(30, length))) << length;
  }
}

TEST(HasByte, FillsShortTextsWithNothingForeign) {
  for (std::size_t length = 0; length < 20; ++length) EXPECT_FALSE(has_foreign(std::string(length, '~'))) << length;
  EXPECT_TRUE(has_foreign(std::string_view("\0", 1)));
  EXPECT_TRUE(has_foreign("\x7f"));
  EXPECT_TRUE(has_foreign("abc\xff"));
}

}  // namespace
}  // namespace roadstead
