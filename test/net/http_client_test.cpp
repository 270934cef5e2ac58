// SPDX-License-Identifier: Apache-2.0
#include "roadstead/net/http_client.hpp"

#include <gtest/gtest.h>

#include "roadstead/net/redact.hpp"
#include "support/local_server.hpp"

namespace roadstead::net {
namespace {

using test::local_answer;
using test::LocalRequest;
using test::LocalServer;

TEST(HttpClient, SendsWhatItIsGiven) {
  const LocalServer server([](const LocalRequest&) { return local_answer(201, "made", "ETag: \"1\"\r\n"); });
  const auto answer = make_http_client()->send(
      {"PUT", server.url("/a?b=c"), {{"authorization", "Bearer x"}, {"x-empty", ""}}, Body::of("bytes")});
  ASSERT_TRUE(answer) << answer.error().message();
  EXPECT_EQ(answer->status, 201);
  EXPECT_EQ(answer->body, "made");
  EXPECT_EQ(answer->header("etag"), "\"1\"");
  const LocalRequest asked = server.requests().at(0);
  EXPECT_EQ(asked.method + " " + asked.target, "PUT /a?b=c");
  EXPECT_EQ(asked.header("authorization"), "Bearer x");
  EXPECT_EQ(asked.header("x-empty"), "");
  EXPECT_EQ(asked.header("content-length"), "5");
  EXPECT_EQ(asked.header("transfer-encoding"), "-");
  EXPECT_EQ(asked.header("expect"), "-");
  EXPECT_EQ(asked.body, "bytes");
}

TEST(HttpClient, EveryMethodKeepsItsName) {
  const LocalServer server([](const LocalRequest&) { return local_answer(204); });
  const auto client = make_http_client();
  for (const std::string method : {"GET", "DELETE", "POST", "PATCH", "PUT", "GET"}) {
    ASSERT_TRUE(client->send({method, server.url("/"), {}, {}}));
    EXPECT_EQ(server.requests().back().method, method);
  }
  EXPECT_EQ(server.requests().at(0).header("content-length"), "-");
  EXPECT_EQ(server.requests().at(2).header("content-length"), "0");
}

TEST(HttpClient, AnswerToHeadHasALengthAndNoBody) {
  const LocalServer server([](const LocalRequest&) { return "HTTP/1.1 200 OK\r\nContent-Length: 70000\r\n\r\n"; });
  const auto answer = make_http_client()->send({"HEAD", server.url("/"), {}, {}});
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->header("content-length"), "70000");
  EXPECT_EQ(answer->body, "");
}

TEST(HttpClient, FollowsNoRedirection) {
  const LocalServer server([](const LocalRequest&) { return local_answer(302, "", "Location: /there\r\n"); });
  const auto answer = make_http_client()->send({"GET", server.url("/"), {{"authorization", "Bearer x"}}, {}});
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 302);
  EXPECT_EQ(answer->header("location"), "/there");
  EXPECT_EQ(server.requests().size(), 1u);
}

TEST(HttpClient, ErrorsNameThePlaceAndNoSecret) {
  const auto answer = make_http_client()->send(
      {"GET", "http://name:password@127.0.0.1:1/path?token=secret", {{"authorization", "Bearer secret"}}, {}});
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.error().code, Code::unavailable);
  EXPECT_EQ(answer.error().message(),
            "GET http://127.0.0.1:1/path: couldn't connect to server (Connection refused), want an answer");
}

TEST(HttpClient, LimitsTheAnswer) {
  const LocalServer server([](const LocalRequest&) { return local_answer(200, std::string(11, 'x')); });
  ClientOptions options;
  options.response_limit_bytes = 10;
  const auto answer = make_http_client(options)->send({"GET", server.url("/long"), {}, {}});
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.error().code, Code::invalid);
  EXPECT_EQ(answer.error().message(), "GET " + server.url("/long") + ": longer answer, want at most 10 bytes");
}

TEST(HttpClient, AStalledAnswerEnds) {
  const LocalServer server([](const LocalRequest&) { return "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nbegun"; });
  ClientOptions options;
  options.stall_timeout = std::chrono::seconds(1);
  const auto answer = make_http_client(options)->send({"GET", server.url("/"), {}, {}});
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.error().code, Code::unavailable);
}

TEST(HttpClient, ATruncatedAnswerIsNone) {
  const LocalServer server(
      [](const LocalRequest&) { return "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 9\r\n\r\nbegun"; });
  const auto answer = make_http_client()->send({"GET", server.url("/"), {}, {}});
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.error().code, Code::unavailable);
}

TEST(HttpClient, ABodyThatCannotBeReadEndsTheRequest) {
  const LocalServer server([](const LocalRequest&) { return local_answer(200); });
  const Body body{5,
                  [](std::uint64_t, std::span<char>) -> Result<void> { return fail(Code::invalid, "file changed"); }};
  const auto answer = make_http_client()->send({"PUT", server.url("/a"), {}, body});
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.error().code, Code::invalid);
  EXPECT_EQ(answer.error().message(), "PUT " + server.url("/a") + ": file changed");
}

TEST(HttpClient, RefusesALineBreakInAHeader) {
  const auto answer = make_http_client()->send({"GET", "http://127.0.0.1:1/", {{"x", "a\r\nauthorization: b"}}, {}});
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.error().message(), "GET http://127.0.0.1:1/: header 'x' has a line break, want one line");
}

TEST(HttpClient, RefusesOtherSchemes) {
  const auto answer = make_http_client()->send({"GET", "file:///etc/passwd", {}, {}});
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.error().code, Code::invalid);
}

TEST(Redact, ShowsThePlaceAlone) {
  EXPECT_EQ(redacted("https://u:p@e.org:8443/a/b?X-Amz-Signature=s#f"), "https://e.org:8443/a/b");
  EXPECT_EQ(redacted("https://e.org"), "https://e.org");
  EXPECT_EQ(redacted("token secret"), "(no URL)");
}

}  // namespace
}  // namespace roadstead::net
