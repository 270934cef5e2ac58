// SPDX-License-Identifier: Apache-2.0
#include "roadstead/catalog/front_matter.hpp"

#include <gtest/gtest.h>

namespace roadstead::catalog {
namespace {

TEST(FrontMatter, EndsAtTheSecondFence) {
  const auto parts = split_front_matter("---\na: 1\n---\nbody\n---\n").value();
  EXPECT_TRUE(parts.present);
  EXPECT_EQ(parts.yaml, "a: 1\n");
  EXPECT_EQ(parts.body, "body\n---\n");
}

TEST(FrontMatter, TakesBothLineEndsAndBlanksBehindTheFence) {
  const auto parts = split_front_matter("--- \t\r\na: 1\r\n---\r\nbody").value();
  EXPECT_EQ(parts.yaml, "a: 1\r\n");
  EXPECT_EQ(parts.body, "body");
}

TEST(FrontMatter, MayBeEmptyOrEndWithTheFile) {
  EXPECT_TRUE(split_front_matter("---\n---").value().present);
  EXPECT_EQ(split_front_matter("---\n---").value().yaml, "");
  EXPECT_EQ(split_front_matter("---\na: 1\n---").value().body, "");
}

TEST(FrontMatter, IsOnlyOnTheFirstLine) {
  for (const char* text :
       {"", "body", "\n---\na: 1\n---\n", " ---\n---\n", "----\n---\n", "--- a\n---\n", "\xef\xbb\xbf# Title\n"}) {
    const auto parts = split_front_matter(text).value();
    EXPECT_FALSE(parts.present) << text;
    EXPECT_EQ(parts.body, text);
  }
}

TEST(FrontMatter, HasNoMarkBeforeIt) {
  const auto parts = split_front_matter("\xef\xbb\xbf---\n---\n");
  ASSERT_FALSE(parts);
  EXPECT_EQ(parts.error().message, "a byte order mark stands before the front matter, want '---' first");
}

TEST(FrontMatter, MustBeClosed) {
  for (const char* text : {"---", "---\n", "---\na: 1\n", "---\na: 1\n --- \n----\n"}) {
    const auto parts = split_front_matter(text);
    ASSERT_FALSE(parts) << text;
    EXPECT_EQ(parts.error().message, "front matter is never closed, want a line '---' below it");
    EXPECT_EQ(parts.error().position.line, 1u);
  }
}

}  // namespace
}  // namespace roadstead::catalog
