// SPDX-License-Identifier: Apache-2.0
#include "roadstead/base/site_address.hpp"

#include <gtest/gtest.h>

namespace roadstead {
namespace {

TEST(SiteAddress, IsReadIntoOneSpelling) {
  const std::pair<const char*, const char*> rows[] = {
      {"https://e.org", "https://e.org"},
      {"HTTP://E.org:8080/Prefix//", "http://e.org:8080/Prefix"},
      {"http://localhost:65535/", "http://localhost:65535"},
      {"https://a-b.c1.example/a/b", "https://a-b.c1.example/a/b"},
      {"http://127.0.0.1:1", "http://127.0.0.1:1"},
      {"http://[::1]:8080/r", "http://[::1]:8080/r"},
      {"https://e.org:", "https://e.org"},
  };
  for (const auto& [text, wanted] : rows) {
    const auto address = parse_site_address(text);
    ASSERT_TRUE(address) << text << ": " << address.error().message();
    EXPECT_EQ(*address, wanted);
    EXPECT_EQ(parse_site_address(*address).value(), wanted);
  }
}

TEST(SiteAddress, NeverQuotesWhatMayBeASecret) {
  for (const char* text : {"https://user:pw@e.org", "https://user:p/w@e.org", "https://user:p w@e.org/r"}) {
    const auto address = parse_site_address(text);
    ASSERT_FALSE(address) << text;
    EXPECT_EQ(address.error().message(), "the base URL carries credentials, want http(s)://host[:port][/prefix]");
  }
}

struct Refused {
  const char* name;
  std::string text, said;
};

class SiteAddressRefuses : public testing::TestWithParam<Refused> {};

TEST_P(SiteAddressRefuses, WithTheReason) {
  const auto address = parse_site_address(GetParam().text);
  ASSERT_FALSE(address) << *address;
  EXPECT_EQ(address.error().message(), GetParam().said);
}

Refused host(const char* name, const std::string& host) {
  const std::string text = "https://" + host + "/r";
  return {
      name, text,
      "base URL '" + text + "' has host '" + host + "', want letters, digits and '-' between dots, or an IP address"};
}

Refused port(const char* name, const std::string& port) {
  const std::string text = "https://e.org:" + port;
  return {name, text, "base URL '" + text + "' has port " + port + ", want 1 to 65535"};
}

Refused form(const char* name, const std::string& text) {
  return {name, text, "base URL '" + text + "' is not http(s)://host[:port][/prefix]"};
}

INSTANTIATE_TEST_SUITE_P(
    Rows, SiteAddressRefuses,
    testing::Values(host("underscore", "exa_mple"), host("empty_label", "e..org"), host("dot_at_the_end", "e.org."),
                    host("hyphen_first", "-e.org"), host("hyphen_last", "e-.org"), host("tilde", "e~.org"),
                    host("long_label", std::string(64, 'a') + ".org"), host("address_out_of_range", "300.1.1.1"),
                    host("short_address", "127.1"), host("no_address_in_brackets", "[e.org]"),
                    port("port_too_high", "99999"), port("port_0", "0"),
                    port("port_of_many_digits", "99999999999999999999"), port("port_with_zero_before", "080"),
                    form("empty", ""), form("no_scheme", "e.org"), form("other_scheme", "ftp://e.org"),
                    form("query", "https://e.org?a"), form("fragment", "https://e.org#a"),
                    form("dots", "https://e.org/.."), form("two_slashes", "https://e.org/a//b"),
                    form("end_of_a_rule", "https://e.org/a;b"), form("brackets_in_the_path", "https://e.org/[a]"),
                    Refused{"credentials", "https://u:p@e.org",
                            "the base URL carries credentials, want "
                            "http(s)://host[:port][/prefix]"}),
    [](const auto& row) { return std::string(row.param.name); });

TEST(SitePrefix, IsAPathOrNothing) {
  EXPECT_EQ(parse_site_prefix("").value(), "");
  EXPECT_EQ(parse_site_prefix("/").value(), "");
  EXPECT_EQ(parse_site_prefix("/a/b/").value(), "/a/b");
  for (const std::string bad : {"a", "/a//b", "/a;", "/..", "https://e.org"})
    EXPECT_EQ(parse_site_prefix(bad).error().message(), "'" + bad + "' is not the path of a site, want as /registry");
}

}  // namespace
}  // namespace roadstead
