// SPDX-License-Identifier: Apache-2.0
#include "roadstead/render/web/figures.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "roadstead/base/file.hpp"
#include "roadstead/base/text.hpp"
#include "support/places.hpp"

namespace roadstead::render::web {
namespace {

const Words english = Words::of("en"), german = Words::of("de");

TEST(ShownCount, GroupsDigitsAsTheLanguageHasThem) {
  struct Case {
    std::uint64_t count;
    const char *en, *de;
  };
  for (const Case& row : {Case{0, "0", "0"}, Case{999, "999", "999"}, Case{4028, "4,028", "4.028"},
                          Case{1'000'000, "1,000,000", "1.000.000"}}) {
    EXPECT_EQ(shown_count(row.count, english), row.en);
    EXPECT_EQ(shown_count(row.count, german), row.de);
  }
}

TEST(ShownSize, HasTheDecimalMarkOfTheLanguage) {
  EXPECT_EQ(shown_size(999, german), "999 B");
  EXPECT_EQ(shown_size(5'435'392, english), "5.4 MB");
  EXPECT_EQ(shown_size(5'435'392, german), "5,4 MB");
  EXPECT_EQ(shown_size(std::nullopt, english), "unknown");
  EXPECT_EQ(shown_size(std::nullopt, german), "unbekannt");
}

TEST(ShownSize, OfOnePullIsARangeWhereImagesDiffer) {
  const auto rows = read_file(test::test_folder() / "golden/size_ranges.txt", 1 << 16);
  ASSERT_TRUE(rows) << rows.error().message();
  for (const std::string_view row : split(trim(*rows), '\n')) {
    const auto words = split(row, ' ');
    const catalog::PullSize size{parse_number(words[0]).value(), parse_number(words[1]).value()};
    EXPECT_EQ(fmt::format("{} {} = {}", words[0], words[1], shown_size(size, english)), row);
  }
  EXPECT_EQ(shown_size(catalog::PullSize(), english), "");
  EXPECT_EQ(shown_size(catalog::PullSize{4'900'000, 5'435'392}, german), "4,9–5,4 MB");
}

TEST(ExactSize, GroupsTheBytes) {
  EXPECT_EQ(exact_size(5'435'392, english), "5.4 MB (5,435,392 bytes)");
  EXPECT_EQ(exact_size(5'435'392, german), "5,4 MB (5.435.392 Bytes)");
}

}  // namespace
}  // namespace roadstead::render::web
