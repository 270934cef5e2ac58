// SPDX-License-Identifier: Apache-2.0
#include "roadstead/net/retry.hpp"

#include <gtest/gtest.h>

#include <deque>

namespace roadstead::net {
namespace {

using namespace std::chrono_literals;

/// Answers what it was told to, in order, and counts. `reads`: it takes the body before it answers; `delivers`: the
/// sink gets a piece.
struct ScriptedClient : HttpClient {
  std::deque<Result<Response>> answers;
  bool reads = true, delivers = true;
  int count = 0;

  Result<Response> send(const Request& request) override {
    ++count;
    std::string bytes(request.body.size_bytes, '\0');
    if (reads && request.body.read && !request.body.read(0, bytes)) return fail(Code::internal, "no body");
    if (delivers && request.sink && !request.sink("piece")) return fail(Code::internal, "no sink");
    Result<Response> answer = answers.front();
    if (answers.size() > 1) answers.pop_front();
    return answer;
  }
};

Response status(long number, Headers headers = {}) { return {number, std::move(headers), ""}; }

/// A clock that stands still but for sleeps, which it keeps.
struct FakeTime {
  Instant now{1'800'000'000s};
  std::vector<Milliseconds> slept;

  Timing timing() {
    return {[this] { return now; },
            [this](Milliseconds delay) {
              slept.push_back(delay);
              now += delay;
            },
            [] { return 1.0; }};
  }
};

struct Retry : testing::Test {
  ScriptedClient inner;
  FakeTime time;
  long send(const std::string& method, std::string body = "", bool is_repeatable = false) {
    const auto client = make_retrying_client(inner, {}, time.timing());
    const auto answer = client->send({method, "https://e.org", {}, Body::of(std::move(body)), is_repeatable});
    return answer ? answer->status : 0;
  }
};

TEST_F(Retry, DoublesTheDelay) {
  inner.answers = {status(500), status(502), status(504), status(200)};
  EXPECT_EQ(send("PUT", "bytes"), 200);
  EXPECT_EQ(time.slept, (std::vector{500ms, 1000ms, 2000ms}));
}

TEST_F(Retry, ObeysTheServersDelay) {
  inner.answers = {status(429, {{"retry-after", "7"}}), status(200)};
  EXPECT_EQ(send("POST"), 200);
  EXPECT_EQ(time.slept, std::vector{Milliseconds(7s)});
}

TEST_F(Retry, GivesTheLastAnswer) {
  inner.answers = {status(503)};
  EXPECT_EQ(send("GET"), 503);
  EXPECT_EQ(inner.count, 6);
}

TEST_F(Retry, DoesNotWaitLongerThanItMay) {
  inner.answers = {status(403, {{"x-ratelimit-remaining", "0"}, {"x-ratelimit-reset", "1800003600"}})};
  EXPECT_EQ(send("GET"), 403);
  EXPECT_EQ(inner.count, 1);
  EXPECT_TRUE(time.slept.empty());
}

TEST_F(Retry, TriesAgainWithoutAnAnswer) {
  inner.answers = {fail(Code::unavailable, "reset"), status(200)};
  EXPECT_EQ(send("PUT", "bytes"), 200);
}

TEST_F(Retry, DoesNotTryAgainWhatCannotBeSent) {
  inner.answers = {fail(Code::invalid, "file changed"), status(200)};
  EXPECT_EQ(send("PUT", "bytes"), 0);
  EXPECT_EQ(inner.count, 1);
}

TEST_F(Retry, APostWhoseBodyWentOutIsNotSentAgain) {
  inner.answers = {fail(Code::unavailable, "reset"), status(200)};
  EXPECT_EQ(send("POST", "bytes"), 0);
  inner.answers = {status(500), status(200)};
  EXPECT_EQ(send("PATCH", "bytes"), 500);
}

TEST_F(Retry, APostThatDidNotGoOutIsSentAgain) {
  inner.reads = false;
  inner.answers = {fail(Code::unavailable, "refused"), status(201)};
  EXPECT_EQ(send("POST", "bytes"), 201);
}

TEST_F(Retry, ARepeatablePostIsSentAgain) {
  inner.answers = {fail(Code::unavailable, "reset"), status(500), status(201)};
  EXPECT_EQ(send("POST", "bytes", true), 201);
}

TEST_F(Retry, WhatTheSinkWasGivenIsNotSentAgain) {
  inner.answers = {fail(Code::unavailable, "reset"), status(200)};
  std::string taken;
  const auto take = [&](std::string_view piece) -> Result<void> {
    taken += piece;
    return {};
  };
  const auto client = make_retrying_client(inner, {}, time.timing());
  EXPECT_EQ(client->send({.url = "https://e.org", .sink = take}).error().what, "reset");
  EXPECT_EQ(taken, "piece");
  inner.delivers = false;
  inner.answers = {fail(Code::unavailable, "reset"), status(200)};
  inner.count = 0;
  EXPECT_EQ(client->send({.url = "https://e.org", .sink = take})->status, 200);
  EXPECT_EQ(inner.count, 2);
}

struct Once {
  const char* name;
  long status;
};
struct RetryNot : Retry, testing::WithParamInterface<Once> {};
TEST_P(RetryNot, IsFinal) {
  inner.answers = {status(GetParam().status), status(200)};
  EXPECT_EQ(send("GET"), GetParam().status);
}
INSTANTIATE_TEST_SUITE_P(Status, RetryNot,
                         testing::Values(Once{"found", 302}, Once{"bad", 400}, Once{"rights", 403}, Once{"absent", 404},
                                         Once{"exists", 412}, Once{"not_made", 501}),
                         [](const auto& test) { return std::string(test.param.name); });

struct Asked {
  const char* name;
  Headers headers;
  std::optional<Milliseconds> delay;
};
struct AskedDelay : testing::TestWithParam<Asked> {};
TEST_P(AskedDelay, IsRead) {
  EXPECT_EQ(asked_delay(status(429, GetParam().headers), Instant(1'800'000'000s)), GetParam().delay);
}
INSTANTIATE_TEST_SUITE_P(
    Headers, AskedDelay,
    testing::Values(
        Asked{"none", {}, {}}, Asked{"seconds", {{"retry-after", "120"}}, 120s},
        Asked{"date", {{"retry-after", "Fri, 15 Jan 2027 08:00:30 GMT"}}, 30s},
        Asked{"past", {{"retry-after", "Fri, 15 Jan 2021 08:00:30 GMT"}}, 0s},
        Asked{"nonsense", {{"retry-after", "soon"}}, {}},
        Asked{"overflow", {{"retry-after", "18446744073709551615"}}, 366 * 24h},
        Asked{"reset", {{"x-ratelimit-remaining", "0"}, {"x-ratelimit-reset", "1800000060"}}, 60s},
        Asked{"reset_far", {{"x-ratelimit-remaining", "0"}, {"x-ratelimit-reset", "18446744073709551615"}}, 366 * 24h},
        Asked{"remaining", {{"x-ratelimit-remaining", "1"}, {"x-ratelimit-reset", "1800000060"}}, {}},
        Asked{"gitlab", {{"ratelimit-remaining", "0"}, {"ratelimit-reset", "1800000005"}}, 5s}),
    [](const auto& test) { return std::string(test.param.name); });

TEST(BackoffDelay, HasABoundAndSomeChance) {
  EXPECT_EQ(backoff_delay(1, {}, 0), 250ms);
  EXPECT_EQ(backoff_delay(1, {}, 1), 500ms);
  EXPECT_EQ(backoff_delay(1000, {}, 1), 30s);
}

}  // namespace
}  // namespace roadstead::net
