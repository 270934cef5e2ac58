// SPDX-License-Identifier: Apache-2.0
#include "roadstead/render/web/parts.hpp"

#include <gtest/gtest.h>

namespace roadstead::render::web {
namespace {

TEST(AppendTotal, GroupsDigitsAsTheLanguageHasThem) {
  struct Case {
    std::uint64_t count;
    const char *en, *de;
  };
  const Case cases[] = {
      {0, "0", "0"}, {999, "999", "999"}, {4028, "4,028", "4.028"}, {1'000'000, "1,000,000", "1.000.000"}};
  for (const Case& row : cases)
    for (const auto& [language, shown] : {std::pair("en", row.en), std::pair("de", row.de)}) {
      std::string out;
      Html html(out, Words::of(language));
      append_total(html, Word::tags, row.count);
      EXPECT_NE(out.find("<dd>" + std::string(shown) + "</dd>"), out.npos) << out;
    }
}

}  // namespace
}  // namespace roadstead::render::web
