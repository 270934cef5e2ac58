// SPDX-License-Identifier: Apache-2.0
#include "roadstead/oci/printable.hpp"

#include <gtest/gtest.h>

#include "roadstead/oci/media_type.hpp"

namespace roadstead::oci {
namespace {

TEST(Printable, LeavesTextAlone) {
  EXPECT_EQ(printable("a \xc3\xa9 \xe2\x82\xac \xf0\x9f\x9a\xa2"), "a \xc3\xa9 \xe2\x82\xac \xf0\x9f\x9a\xa2");
}

TEST(Printable, ReplacesWhatATerminalObeys) {
  EXPECT_EQ(printable("\x1b[2J\x7f\n\t"), "?[2J???");
  EXPECT_EQ(printable("\xc2\x9b"
                      "31m"),
            "?31m");
  EXPECT_EQ(printable("\xe2\x80\xae"
                      "abc\xe2\x81\xa6"),
            "?abc?");
  EXPECT_EQ(printable("a\r\n\tb\x1b", Lines::many), "a\r\n\tb?");
}

TEST(Printable, ReplacesEachByteThatIsNotUtf8) {
  EXPECT_EQ(printable("\xff\x80\xc3"), "???");
  EXPECT_EQ(printable("\xe2\x82"), "??");
  EXPECT_EQ(printable("\xc0\x80x"), "??x");
  EXPECT_EQ(printable(std::string_view("\0", 1)), "?");
}

TEST(Excerpt, IsShort) { EXPECT_EQ(excerpt(std::string(100, 'x')), std::string(80, 'x')); }

TEST(MediaType, HasTheFormOfRfc6838) {
  for (const std::string_view good : {"a/b", "application/vnd.oci.image.layer.v1.tar+gzip", "text/x-a_b.c"})
    EXPECT_TRUE(is_media_type(good)) << good;
  for (const std::string_view bad : {"", "a", "a/", "/b", "a/b/c", "a/b;c=d", "a/ b", "a/b\n", "-a/b"})
    EXPECT_FALSE(is_media_type(bad)) << bad;
  EXPECT_FALSE(is_media_type("a/" + std::string(128, 'b')));
}

}  // namespace
}  // namespace roadstead::oci
