// SPDX-License-Identifier: Apache-2.0
#include "roadstead/base/url.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "roadstead/base/error.hpp"

namespace roadstead {
namespace {

// The parts, joined by blanks: no URL has one.
std::string parts_of(std::string_view text) {
  const auto u = parse_url(text);
  if (!u) return "none";
  return fmt::format("{} {} {} {} {} {} {}", u->scheme, u->user_info, u->host, u->port, u->path, u->query, u->fragment);
}

TEST(ParseUrl, SplitsAllParts) {
  EXPECT_EQ(parts_of("https://u:p@h.org:80/a/b?c=d?e#f"), "https u:p h.org 80 /a/b c=d?e f");
  EXPECT_EQ(parts_of("HTTP://h"), "HTTP  h    ");
  EXPECT_EQ(parts_of("https://[::1]:443/"), "https  [::1] 443 /  ");
  EXPECT_EQ(parts_of("https://a@b@h/"), "https a@b h  /  ");
  EXPECT_EQ(parts_of("s3+x://h?q"), "s3+x  h   q ");
  EXPECT_EQ(parts_of("https://h/a:b@c"), "https  h  /a:b@c  ");
}

TEST(ParseUrl, RefusesWhatNoClientTakes) {
  for (const std::string_view bad : {"",
                                     "a",
                                     "/a",
                                     "//h/a",
                                     "https:",
                                     "https://",
                                     "https:///a",
                                     "https:/h",
                                     "1a://h",
                                     "://h",
                                     "javascript:alert(1)",
                                     "https://h/a b",
                                     "https://h/a\n",
                                     "https://h/\x7f",
                                     "https://h/\"",
                                     "https://h/<",
                                     "https://h/\\",
                                     "https://h/^",
                                     "https://h/`",
                                     "https://h/{",
                                     "https://h/|",
                                     "https://h/\xc3\xa9",
                                     "https://h:x/",
                                     "https://h:1:2/",
                                     "https://[::1/",
                                     "https://[]/",
                                     "https://[::1]x/",
                                     "https://[[::1]/",
                                     "https://a[b]/",
                                     "https://a]/",
                                     "https://u@/",
                                     "https://:80/"})
    EXPECT_EQ(parts_of(bad), "none") << bad;
}

TEST(Url, TellsTheWebFromTheRest) {
  EXPECT_TRUE(is_web_url(*parse_url("HTTPS://h")));
  EXPECT_TRUE(is_web_url(*parse_url("http://h")));
  EXPECT_FALSE(is_web_url(*parse_url("ftp://h")));
  EXPECT_FALSE(is_web_url(*parse_url("javascript://h/%0aalert(1)")));
}

TEST(Url, KnowsAddressesInEverySpelling) {
  for (const char* literal : {"http://127.0.0.1/", "http://[::1]/", "http://localhost/", "http://LOCALHOST:1/",
                              "http://127.1/", "http://0x7f000001/", "http://2130706433/"})
    EXPECT_TRUE(is_literal_host(*parse_url(literal))) << literal;
  for (const char* name : {"http://example.org/", "http://1.example.org/", "http://localhost.example.org/"})
    EXPECT_FALSE(is_literal_host(*parse_url(name))) << name;
}

TEST(WithoutCredentials, LeavesOutLoginsAndTheQueriesOfWebAddresses) {
  constexpr std::pair<std::string_view, std::string_view> rows[] = {
      {"https://me:SECRET@e.org/a", "https://e.org/a"},
      {"ssh://git@e.org/a", "ssh://e.org/a"},
      {"https://e.org/a?token=SECRET", "https://e.org/a"},
      {"HTTP://e.org?private_token=SECRET#x", "HTTP://e.org"},
      {"fatal: unable to access 'https://e.org/a?token=SECRET/': 403",
       "fatal: unable to access 'https://e.org/a': 403"},
      {"https://e.org/a?x=https://me:SECRET@e.org/b and on", "https://e.org/a and on"},
      {"https://e.org/https://me:SECRET@e.org?a", "https://e.org/https://e.org"},
      {"s3://images?region=eu&endpoint=https://me:SECRET@e.org", "s3://images?region=eu&endpoint=https://e.org"},
      {"is it http://e.org/a? yes", "is it http://e.org/a yes"},
      {"/srv/registry.git", "/srv/registry.git"},
      {"://", "://"}};
  for (const auto& [text, shown] : rows) EXPECT_EQ(without_credentials(text), shown);
}

TEST(UrlPath, KeepsWhatRegistryClientsSendRaw) {
  std::string out;
  append_url_path(out, "a/b:c@d+e~f %?#\"\xc3\xa9");
  EXPECT_EQ(out, "a/b:c@d+e~f%20%25%3F%23%22%C3%A9");
  EXPECT_EQ(percent_decode(out), "a/b:c@d+e~f %?#\"\xc3\xa9");
}

TEST(UrlPath, KeepsExactlyWhatMayStand) {
  constexpr std::string_view kept = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/:@!$&'()*+,;=";
  for (int byte = 0; byte < 256; ++byte) {
    const char c = static_cast<char>(byte);
    std::string out;
    append_url_path(out, {&c, 1});
    EXPECT_EQ(out, kept.find(c) != kept.npos ? std::string(1, c) : fmt::format("%{:02X}", byte));
  }
}

TEST(Url, TakesExactlyWhatClientsAcceptUnescaped) {
  for (int byte = 0; byte < 256; ++byte) {
    const bool is_foreign = byte <= ' ' || byte > '~' ||
                            std::string_view("\"<>\\^`{|}").find(static_cast<char>(byte)) != std::string_view::npos;
    EXPECT_EQ(parse_url("https://e.org/a" + std::string(1, static_cast<char>(byte))).has_value(), !is_foreign) << byte;
  }
}

TEST(PercentDecode, RefusesABrokenEscape) {
  EXPECT_EQ(percent_decode("%41%6a%6A+"), "Ajj+");
  for (const char* bad : {"%", "%4", "a%4", "%4g", "%%41", "% 4"}) EXPECT_FALSE(percent_decode(bad)) << bad;
}

}  // namespace
}  // namespace roadstead
