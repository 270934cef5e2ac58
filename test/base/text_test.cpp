// SPDX-License-Identifier: Apache-2.0
#include "roadstead/base/text.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "roadstead/base/file.hpp"
#include "roadstead/base/hex.hpp"
#include "roadstead/base/sha256.hpp"
#include "roadstead/base/time.hpp"
#include "support/places.hpp"

namespace roadstead {
namespace {

using Parts = std::vector<std::string_view>;

TEST(Text, CaseIsAsciiOnly) {
  EXPECT_EQ(to_lower("AbC-\xc3\x84"), "abc-\xc3\x84");
  EXPECT_EQ(to_upper("AbC-\xc3\xa4"), "ABC-\xc3\xa4");
  EXPECT_TRUE(has_upper("aB"));
  EXPECT_FALSE(has_upper("ab\xc3\x84"));
}

TEST(Text, TrimsAndSplits) {
  EXPECT_EQ(trim(" \t\r\na b\n"), "a b");
  EXPECT_EQ(trim(" \n"), "");
  EXPECT_EQ(split("a/b//c/", '/'), (Parts{"a", "b", "", "c", ""}));
  EXPECT_EQ(split("", '/'), Parts{""});
}

TEST(Text, ComparesWithAWordInLowerCase) {
  for (const char* same : {"https", "HTTPS", "hTTpS"}) EXPECT_TRUE(is_lower_of("https", same)) << same;
  for (const char* other : {"", "http", "httpss", "https ", "ittps"})
    EXPECT_FALSE(is_lower_of("https", other)) << other;
  EXPECT_FALSE(is_lower_of("[", "{"));  // they differ as the cases do
}

TEST(Text, AppendsNumbers) {
  std::string out = "a";
  append_number(out, 0);
  append_number(out, 18446744073709551615U);
  EXPECT_EQ(out, "a018446744073709551615");
}

TEST(IsPlainUtf8, RefusesEachControl) {
  for (int byte = 0; byte < 128; ++byte) {
    const char c = static_cast<char>(byte);
    EXPECT_EQ(is_plain_utf8({&c, 1}), (byte >= 0x20 && byte != 0x7f) || c == '\t' || c == '\n' || c == '\r') << byte;
  }
}

TEST(ParseNumber, TakesDigitsAlone) {
  EXPECT_EQ(parse_number("0"), 0u);
  EXPECT_EQ(parse_number("18446744073709551615"), 18446744073709551615u);
  for (const char* bad : {"", " 1", "1 ", "+1", "-1", "1.0", "0x1", "1e3", "18446744073709551616"})
    EXPECT_FALSE(parse_number(bad)) << bad;
}

TEST(IsPlainUtf8, RefusesControlsAndBrokenText) {
  for (const std::string_view good : {"", "a\tb\r\n", "\xc3\xa9\xe2\x82\xac\xf0\x9f\x9a\xa2"})
    EXPECT_TRUE(is_plain_utf8(good)) << good;
  for (const std::string_view bad :
       {std::string_view("\0", 1), std::string_view("\x1b[0m"), std::string_view("\x7f"), std::string_view("\xff"),
        std::string_view("\xc0\x80"), std::string_view("\xed\xa0\x80"), std::string_view("\xe2\x82")})
    EXPECT_FALSE(is_plain_utf8(bad)) << bad;
}

// test/web/unit/bytes.test.ts wants the same rows of the pages' scripts.
TEST(HumanSize, IsDecimalWithOneDigit) {
  const auto rows = read_file(test::test_folder() / "golden/sizes.txt", 1 << 16);
  ASSERT_TRUE(rows) << rows.error().message();
  for (const std::string_view row : split(trim(*rows), '\n')) {
    const std::string_view bytes = row.substr(0, row.find(' '));
    EXPECT_EQ(fmt::format("{} = {}", bytes, human_size(std::stoull(std::string(bytes)))), row);
  }
  EXPECT_EQ(human_size(~std::uint64_t{0}), "18.4 EB");  // more than a script can count
}

TEST(Nearest, FindsATypingMistakeAndNoMore) {
  const std::vector<std::string> words = {"digest", "size", "layers"};
  EXPECT_EQ(nearest("diggest", words), "digest");
  EXPECT_EQ(nearest("sise", words), "size");
  EXPECT_EQ(nearest("layer", words), "layers");
  EXPECT_EQ(nearest("url", words), std::nullopt);
  EXPECT_EQ(nearest("", words), std::nullopt);
  EXPECT_EQ(nearest("x", {}), std::nullopt);
}

TEST(Nearest, ToAShortWordIsOneEditAway) {
  const std::vector<std::string> words{"bash", "zsh", "list"};
  EXPECT_EQ(nearest("bsh", words), "bash");
  EXPECT_EQ(nearest("lsit", words), "list");  // two neighbours that changed places are one
  EXPECT_EQ(nearest("tcsh", words), std::nullopt);
}

TEST(Hex, IsLowerCaseBothWays) {
  std::array<std::uint8_t, 2> bytes{};
  ASSERT_TRUE(from_hex("0fa1", bytes));
  EXPECT_EQ(to_hex(bytes), "0fa1");
  for (const char* bad : {"", "0f", "0fa1b2", "0FA1", "0fg1", "0fa "}) EXPECT_FALSE(from_hex(bad, bytes)) << bad;
}

TEST(Base64, IsPaddedAndStandard) {
  for (const std::string_view text : {"a", "ab", "abc", "abcd"})
    EXPECT_EQ(from_base64(to_base64(text)), std::string(text));
  EXPECT_EQ(to_base64(""), "");
  EXPECT_EQ(to_base64("\xff\xfe"), "//4=");
  for (const char* bad :
       {"", "YQ", "YQ=", "Y===", "====", "=YQ=", "YQ==YQ==", "YQ==----", "YWJj\n", "YWJj ", "YW-j", "YW_j", "YWJj----"})
    EXPECT_FALSE(from_base64(bad)) << bad;
}

TEST(Sha256, InOnePieceAndInMany) {
  EXPECT_EQ(to_hex(sha256("abc")), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  Sha256Stream stream;
  for (const char* piece : {"a", "", "bc"}) stream.update(piece);
  EXPECT_EQ(stream.finish(), sha256("abc"));
  EXPECT_EQ(stream.finish(), sha256(""));
}

TEST(Rfc3339, TakesWhatTheRfcShows) {
  for (const char* good : {"1985-04-12T23:20:50.52Z", "1996-12-19T16:39:57-08:00", "1990-12-31T23:59:60Z",
                           "2024-02-29T00:00:00+23:59", "2026-11-23t10:00:00z"})
    EXPECT_TRUE(is_rfc3339(good)) << good;
  for (const char* bad :
       {"", "2026-11-23", "2026-11-23 10:00:00Z", "2026-11-23T10:00:00", "2026-11-23T10:00Z", "2026-02-29T10:00:00Z",
        "2026-13-01T10:00:00Z", "2026-00-01T10:00:00Z", "2026-11-23T24:00:00Z", "2026-11-23T10:60:00Z",
        "2026-11-23T10:00:61Z", "2026-11-23T10:00:00.Z", "2026-11-23T10:00:00+0100", "2026-11-23T10:00:00+24:00",
        "2026-11-23T10:00:00ZZ", "+026-11-23T10:00:00Z", "2026-11-23T10:00:00.1234567890123456789Z",
        "2026-11-23T10:00:00Z\n"})
    EXPECT_FALSE(is_rfc3339(bad)) << bad;
}

}  // namespace
}  // namespace roadstead
