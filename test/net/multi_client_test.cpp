// SPDX-License-Identifier: Apache-2.0
#include "roadstead/net/multi_client.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "support/local_server.hpp"

namespace roadstead::net {
namespace {

using std::chrono::milliseconds;
using test::local_answer;

struct MultiClientTest : testing::Test {
  const std::unique_ptr<MultiClient> client = make_multi_client();
  std::vector<Result<Response>> answers;

  Question question(std::string method, std::string url, Reach reach = Reach::anywhere) {
    Question made{.method = std::move(method), .url = std::move(url), .reach = reach};
    made.done = [this](const Result<Response>& answer) { answers.push_back(answer); };
    return made;
  }
  void wait() {
    for (int i = 0; i < 1000 && client->open() != 0; ++i) ASSERT_TRUE(client->wait(milliseconds(100)));
  }
};

TEST_F(MultiClientTest, AsksForAHeadWithoutCredentials) {
  const test::LocalServer server([](const auto&) { return "HTTP/1.1 200 OK\r\nContent-Length: 7\r\n\r\n"; });
  client->ask(question("HEAD", server.url("/a")));
  wait();
  ASSERT_EQ(answers.size(), 1U);
  ASSERT_TRUE(answers[0]) << answers[0].error().message();
  EXPECT_EQ(answers[0]->header("content-length"), "7");
  EXPECT_EQ(server.requests().at(0).method, "HEAD");
  EXPECT_EQ(server.requests().at(0).header("authorization"), "-");
}

TEST_F(MultiClientTest, EndsWhenThereIsEnough) {
  const test::LocalServer server([](const auto&) { return local_answer(200, std::string(3'000'000, 'x')); });
  std::uint64_t got = 0;
  Question first = question("GET", server.url("/a"));
  first.take = [&](const Response& head, std::string_view piece) {
    EXPECT_EQ(head.header("content-length"), "3000000");
    got += piece.size();
    return got < 1000 ? Flow::more : Flow::enough;
  };
  client->ask(std::move(first));
  wait();
  ASSERT_EQ(answers.size(), 1U);
  EXPECT_TRUE(answers[0]);
  EXPECT_LT(got, 1'000'000U);
}

TEST_F(MultiClientTest, FollowsNoRedirection) {
  const test::LocalServer server([](const auto&) { return local_answer(302, "", "Location: /b\r\n"); });
  client->ask(question("HEAD", server.url("/a")));
  wait();
  EXPECT_EQ(answers.at(0)->redirect, server.url("/b"));
  EXPECT_EQ(server.requests().size(), 1U);
}

// The name is looked up, and what it stands for is looked at.
TEST_F(MultiClientTest, ConnectsToNoPrivateAddress) {
  const test::LocalServer server([](const auto&) { return local_answer(200); });
  std::string named = server.url("/a?key=secret");
  named.replace(named.find("127.0.0.1"), 9, "localhost");
  client->ask(question("HEAD", server.url("/a"), Reach::everybody));
  client->ask(question("HEAD", named, Reach::everybody));
  wait();
  ASSERT_EQ(answers.size(), 2U);
  for (const auto& answer : answers) {
    ASSERT_FALSE(answer);
    EXPECT_EQ(answer.error().code, Code::denied);
    EXPECT_TRUE(answer.error().what.ends_with(" is loopback, want a public address")) << answer.error().what;
    EXPECT_EQ(answer.error().message().find("secret"), std::string::npos);
  }
  EXPECT_TRUE(server.requests().empty());
}

TEST_F(MultiClientTest, SaysWhatIsNoAnswer) {
  const test::LocalServer server([](const auto&) { return std::string(); });
  client->ask(question("HEAD", server.url("/a")));
  client->ask(question("HEAD", "gopher://127.0.0.1/"));
  wait();
  ASSERT_EQ(answers.size(), 2U);
  std::vector<Code> codes{answers[0].error().code, answers[1].error().code};
  std::ranges::sort(codes);
  EXPECT_EQ(codes, (std::vector{Code::invalid, Code::unavailable}));
}

}  // namespace
}  // namespace roadstead::net
