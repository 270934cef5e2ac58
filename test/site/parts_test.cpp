// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "raw_http.hpp"
#include "roadstead/site/range.hpp"
#include "roadstead/site/site_path.hpp"
#include "roadstead/site/socket_address.hpp"

namespace roadstead::site {
namespace {

std::string range(std::string_view header, std::uint64_t size) {
  const RangeAnswer answer = parse_range(header, size);
  if (answer.kind == RangeKind::whole) return "whole";
  if (answer.kind == RangeKind::unsatisfiable) return "unsatisfiable";
  return fmt::format("{}+{}", answer.range.first, answer.range.size_bytes);
}

TEST(Range, GivesOnePart) {
  EXPECT_EQ(range("bytes=0-0", 10), "0+1");
  EXPECT_EQ(range("bytes=2-4", 10), "2+3");
  EXPECT_EQ(range("bytes=5-", 10), "5+5");
  EXPECT_EQ(range("bytes=-3", 10), "7+3");
  EXPECT_EQ(range("bytes=-30", 10), "0+10");
  EXPECT_EQ(range("bytes=9-18446744073709551615", 10), "9+1");
  EXPECT_EQ(range("bytes=  2-4 ", 10), "2+3");
}

TEST(Range, BehindTheEndIsUnsatisfiable) {
  for (const char* header : {"bytes=10-", "bytes=10-20", "bytes=-0"})
    EXPECT_EQ(range(header, 10), "unsatisfiable") << header;
  EXPECT_EQ(range("bytes=0-", 0), "unsatisfiable");
  EXPECT_EQ(range("bytes=-1", 0), "unsatisfiable");
}

TEST(Range, WhatCannotBeReadIsIgnored) {
  for (const char* header : {"", "bytes", "bytes=", "bytes=-", "bytes=a-b", "bytes=4-2", "bytes=0-1,3-4", "items=0-1",
                             "BYTES 0-1", "bytes=1", "bytes=--1", "bytes=0x1-2", "bytes=18446744073709551616-"})
    EXPECT_EQ(range(header, 10), "whole") << header;
}

std::string page(std::string_view path, std::string_view prefix = "") {
  return page_path_of(path, prefix).value_or("outside");
}

TEST(PagePath, IsWhatFollowsThePrefix) {
  EXPECT_EQ(page("/"), "");
  EXPECT_EQ(page("/a/b/"), "a/b/");
  EXPECT_EQ(page("/p", "/p"), "");
  EXPECT_EQ(page("/p/a", "/p"), "a");
  EXPECT_EQ(page("/pa", "/p"), "outside");
  EXPECT_EQ(page("/a", "/p"), "outside");
  EXPECT_EQ(page("", "/p"), "outside");
}

TEST(PagePath, V2IsAtTheRootOfTheHost) {
  EXPECT_EQ(page("/v2"), "v2/");
  EXPECT_EQ(page("/v2/", "/p"), "v2/");
  EXPECT_EQ(page("/v2/a/tags/list", "/p"), "v2/a/tags/list");
  EXPECT_EQ(page("/v20", "/p"), "outside");
  EXPECT_EQ(page("/p/v2", "/p"), "outside");
  EXPECT_EQ(page("/p/v2/a/tags/list", "/p"), "outside");
}

TEST(PagePath, ManySlashesAreOne) {
  EXPECT_EQ(page("/v1/images//a/b:t"), "v1/images/a/b:t");
  EXPECT_EQ(page("//v2//"), "v2/");
}

TEST(PagePath, TheIdDecidesOverTheTag) {
  EXPECT_EQ(page("/api/container/a/b:t@abc"), "api/container/a/b@abc");
  EXPECT_EQ(page("/p/x/api/container/a/b:t@abc", "/p"), "x/api/container/a/b@abc");
  EXPECT_EQ(page("/api/container/a/b@abc"), "api/container/a/b@abc");
  EXPECT_EQ(page("/api/container/a/b:t"), "api/container/a/b:t");
  EXPECT_EQ(page("/v2/a/manifests/t:u@v"), "v2/a/manifests/t:u@v");
  EXPECT_EQ(page("/a:b@c"), "a:b@c");
}

TEST(PagePath, KnowsListsAndReferrers) {
  EXPECT_TRUE(is_tag_list("v2/a/b/tags/list"));
  EXPECT_FALSE(is_tag_list("a/tags/list"));
  EXPECT_TRUE(is_referrers("v2/a/referrers/sha256:0"));
  EXPECT_FALSE(is_referrers("v2/a/referrers/md5:0"));
  EXPECT_FALSE(is_referrers("v2/a/referrers/sha256:"));
  EXPECT_FALSE(is_referrers("v2/a/referrers/sha256:0/x"));
  EXPECT_FALSE(is_referrers("a/referrers/sha256:0"));
}

TEST(PagePath, KnowsTheApis) {
  for (const char* page :
       {"v2/", "v2/a/tags/list", "v1/search", "v1/", "api/container/a/b:t", "api/x", "up/api/container/a/b:t",
        "up/api/container/a/b@0", "a/tags/", "a/b/tags", "a/b/manifests/t/", "a/b/manifests/t"})
    EXPECT_TRUE(is_api(page)) << page;
  for (const char* page : {"", "v2", "v1", "api", "a/v1/b/", "a/api/b/", "a/api/container/b/", "version", "404.html",
                           "tags/", "manifests/t/", "a/tags/t/", "a/manifests/", "a/manifests/t/x"})
    EXPECT_FALSE(is_api(page)) << page;
}

TEST(SocketAddress, IsHostAndPort) {
  const auto read = [](const char* text) {
    const auto address = SocketAddress::parse(text);
    return address ? fmt::format("host {} port {}", address->host, address->port) : address.error().message();
  };
  EXPECT_EQ(read("127.0.0.1:8080"), "host 127.0.0.1 port 8080");
  EXPECT_EQ(read("[::1]:65535"), "host ::1 port 65535");
  EXPECT_EQ(read(":0"), "host  port 0");
  for (const char* bad : {"", "127.0.0.1", "127.0.0.1:", "127.0.0.1:x", "127.0.0.1:-1", "[::1]"})
    EXPECT_EQ(read(bad), fmt::format("'{}' is not ADDRESS:PORT, want as 127.0.0.1:8080 or :8080", bad));
  EXPECT_EQ(read("127.0.0.1:65536"), "'127.0.0.1:65536' has port 65536, want 0 to 65535");
}

TEST(ListenAt, RefusesWhatIsNoAddress) {
  EXPECT_EQ(listen_at("8080").error().message(), SocketAddress::parse("8080").error().message());
}

TEST(ListenAt, AnEmptyHostIsEveryAddress) {
  const auto socket = listen_at(":0");
  ASSERT_TRUE(socket) << socket.error().message();
  const std::string address = bound_address(socket->get());
  EXPECT_TRUE(address.starts_with("[::]:") || address.starts_with("0.0.0.0:")) << address;
  EXPECT_TRUE(test::RawConnection(address).is_open()) << "IPv4 at " << address;
}

TEST(ReachableAddress, IsLocalhostForEveryAddress) {
  EXPECT_EQ(reachable_address("0.0.0.0:8080"), "localhost:8080");
  EXPECT_EQ(reachable_address("[::]:8080"), "localhost:8080");
  EXPECT_EQ(reachable_address("[::1]:8080"), "[::1]:8080");
  EXPECT_EQ(reachable_address("127.0.0.1:1"), "127.0.0.1:1");
}

}  // namespace
}  // namespace roadstead::site
