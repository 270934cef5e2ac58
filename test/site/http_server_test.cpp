// SPDX-License-Identifier: Apache-2.0
#include "roadstead/site/http_server.hpp"

#include <gtest/gtest.h>

#include <semaphore>
#include <thread>

#include "fake_answers.hpp"
#include "raw_http.hpp"

namespace roadstead::site {
namespace {

using namespace roadstead::test;

constexpr std::string_view last_request = "GET /short HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";

std::unique_ptr<HttpServer> start(std::shared_ptr<Answers> answers, unsigned threads = 2) {
  auto server = HttpServer::start({.listen = "127.0.0.1:0", .threads = threads}, std::move(answers));
  EXPECT_TRUE(server) << server.error().message();
  return std::move(*server);
}

bool answers(const HttpServer& server) {
  const RawConnection connection(server.address());
  return connection.send(last_request) && parse_response(connection.receive_to_the_end()).status == "200 OK";
}

TEST(HttpServer, AnswersManyRequestsOnOneConnection) {
  const auto server = start(std::make_shared<FakeAnswers>());
  const RawConnection connection(server->address());
  const std::string first = "GET /echo?n=1 HTTP/1.1\r\nHost: x\r\n\r\n";
  ASSERT_TRUE(connection.send(first));
  const RawResponse one = parse_response(connection.receive());
  EXPECT_EQ(one.body, "arch= last= n=1 word=");
  EXPECT_EQ(one.header("Connection"), "-");
  // An error keeps it open too, and two requests may come at once.
  ASSERT_TRUE(
      connection.send("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n\r\nbody" + std::string(last_request)));
  const std::string rest = connection.receive_to_the_end();
  EXPECT_TRUE(rest.starts_with("HTTP/1.1 405 ")) << rest;
  EXPECT_TRUE(rest.ends_with("{\"a\":1}")) << rest;
}

TEST(HttpServer, ClosesAfterOneRequestOfHttp10) {
  const auto server = start(std::make_shared<FakeAnswers>());
  const RawConnection connection(server->address());
  ASSERT_TRUE(connection.send("GET /short HTTP/1.0\r\n\r\n"));
  EXPECT_TRUE(connection.receive_to_the_end().ends_with("\r\n\r\n{\"a\":1}"));
}

TEST(HttpServer, RefusesAnAddressThatIsTooLong) {
  const auto server = start(std::make_shared<FakeAnswers>());
  const RawConnection connection(server->address());
  connection.send("GET /" + std::string(100'000, 'a') + " HTTP/1.1\r\nHost: x\r\n\r\n");
  const std::string got = connection.receive_to_the_end();
  EXPECT_TRUE(got.empty() || got.starts_with("HTTP/1.1 414 ")) << got.substr(0, 100);
  EXPECT_TRUE(answers(*server));
}

struct NoHttp {
  const char* name;
  std::string_view bytes;
  std::string_view status;  ///< empty: the connection ends without an answer
};

class RefusesWhatIsNoHttp : public testing::TestWithParam<NoHttp> {};

TEST_P(RefusesWhatIsNoHttp, AndServesOn) {
  const auto server = start(std::make_shared<FakeAnswers>());
  const RawConnection connection(server->address());
  ASSERT_TRUE(connection.send(GetParam().bytes));
  EXPECT_EQ(parse_response(connection.receive_to_the_end()).status, GetParam().status);
  EXPECT_TRUE(connection.is_ended());
  EXPECT_TRUE(answers(*server));
}

INSTANTIATE_TEST_SUITE_P(
    HttpServer, RefusesWhatIsNoHttp,
    testing::Values(NoHttp{"tls", "\x16\x03\x01\x02\r\n\r\n", ""}, NoHttp{"method_alone", "GET\r\n\r\n", ""},
                    NoHttp{"other_version", "GET /short HTTP/9.9\r\n\r\n", "505 HTTP Version Not Supported"},
                    NoHttp{"header_without_colon", "GET /short HTTP/1.1\r\nHost\r\n\r\n", "400 Bad Request"}),
    [](const auto& one) { return std::string(one.param.name); });

// RFC 9112 section 2.2: some clients send one too many.
TEST(HttpServer, SkipsEmptyLinesBeforeARequest) {
  const auto server = start(std::make_shared<FakeAnswers>());
  const RawConnection connection(server->address());
  ASSERT_TRUE(connection.send("\r\n\r\n" + std::string(last_request)));
  EXPECT_EQ(parse_response(connection.receive_to_the_end()).body, "{\"a\":1}");
}

class Word : public Answers {
 public:
  Result<Answer> answer(const Request&) override { return Answer{.media_type = "text/plain", .body = "new"}; }
};

TEST(HttpServer, ServesSomethingElseOnceReplaced) {
  const auto server = start(std::make_shared<FakeAnswers>());
  EXPECT_TRUE(answers(*server));
  server->replace(std::make_shared<Word>());
  const RawConnection connection(server->address());
  ASSERT_TRUE(connection.send(last_request));
  EXPECT_EQ(parse_response(connection.receive_to_the_end()).body, "new");
}

TEST(HttpServer, AnswersWhileItIsReplaced) {
  const auto server = start(std::make_shared<FakeAnswers>());
  const std::jthread replacing([&](const std::stop_token& stop) {
    while (!stop.stop_requested()) server->replace(std::make_shared<Word>());
  });
  for (int i = 0; i < 200; ++i) EXPECT_TRUE(answers(*server)) << i;
}

// A blob of 64 MiB, more than any socket buffers.
class LargeBlob : public FakeAnswers {
 public:
  LargeBlob() {
    const auto path = scratch_.write("large", "");
    std::filesystem::resize_file(path, size_bytes);
    auto file = open_for_reading(path);
    file_ = std::make_shared<FileHandle>(std::move(*file));
  }
  Result<Answer> answer(const Request& request) override {
    if (request.path != "/large") return FakeAnswers::answer(request);
    return Answer{.media_type = "application/octet-stream", .file = {file_, 0, size_bytes}};
  }
  static constexpr std::uint64_t size_bytes = std::uint64_t{64} << 20;

 private:
  Scratch scratch_;
  std::shared_ptr<FileHandle> file_;
};

constexpr std::string_view large_request = "GET /large HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";

TEST(HttpServer, SurvivesClientsThatLeaveInTheMiddleOfABlob) {
  const auto server = start(std::make_shared<LargeBlob>());
  for (int i = 0; i < 20; ++i) {
    RawConnection connection(server->address());
    ASSERT_TRUE(connection.send(large_request));
    EXPECT_FALSE(connection.receive(1000).empty());
    connection.close();
  }
  const RawConnection connection(server->address());
  ASSERT_TRUE(connection.send(large_request));
  EXPECT_EQ(parse_response(connection.receive_to_the_end()).body.size(), LargeBlob::size_bytes);
}

TEST(HttpServer, AnswersWhileOthersDoNotRead) {
  const auto server = start(std::make_shared<LargeBlob>(), 1);
  std::vector<RawConnection> idle;
  for (int i = 0; i < 20; ++i) {
    idle.emplace_back(server->address());
    ASSERT_TRUE(idle.back().send(large_request));
  }
  EXPECT_TRUE(answers(*server));
}

TEST(HttpServer, ClosesConnectionsThatSayNothing) {
  const auto server = HttpServer::start({.listen = "127.0.0.1:0", .idle_seconds = 1}, std::make_shared<FakeAnswers>());
  ASSERT_TRUE(server) << server.error().message();
  for (const std::string_view beginning : {"", "GET /short HTT", "GET /short HTTP/1.1\r\nHost: x\r\n"}) {
    const RawConnection connection((*server)->address());
    ASSERT_TRUE(connection.send(beginning));
    EXPECT_EQ(connection.receive_to_the_end(), "") << beginning;
    EXPECT_TRUE(connection.is_ended()) << beginning;
  }
}

TEST(HttpServer, AnswersAThousandConnectionsAtOnce) {
  const auto server = start(std::make_shared<FakeAnswers>(), 4);
  std::vector<RawConnection> connections;
  for (int i = 0; i < 1000; ++i) {
    connections.emplace_back(server->address());
    ASSERT_TRUE(connections.back().is_open()) << i;
    ASSERT_TRUE(connections.back().send("GET /v2/a/blobs/sha256:0f HTTP/1.1\r\nHost: x\r\n")) << i;
  }
  EXPECT_TRUE(answers(*server));
  for (const RawConnection& connection : connections) ASSERT_TRUE(connection.send("Connection: close\r\n\r\n"));
  for (const RawConnection& connection : connections)
    ASSERT_EQ(parse_response(connection.receive_to_the_end()).body, blob_text);
}

/// Holds the server's thread in one request until told to go on.
class Gate : public FakeAnswers {
 public:
  Result<Answer> answer(const Request& request) override {
    if (request.path == "/held") {
      entered_.release();
      go_on_.acquire();
    }
    return FakeAnswers::answer(request);
  }
  void wait_until_entered() { entered_.acquire(); }
  void go_on() { go_on_.release(); }

 private:
  std::binary_semaphore entered_{0}, go_on_{0};
};

// Event loops take events in batches; at a full one they must not wait for more.
class AnswersAllThatCameAtOnce : public testing::TestWithParam<int> {};

TEST_P(AnswersAllThatCameAtOnce, WhileItsThreadWasBusy) {
  const auto gate = std::make_shared<Gate>();
  const auto server = start(gate, 1);
  const RawConnection held(server->address());
  std::vector<RawConnection> connections;
  for (int i = 0; i < GetParam(); ++i) {
    connections.emplace_back(server->address());
    ASSERT_TRUE(connections.back().send("GET /short HTTP/1.1\r\nHost: x\r\n")) << i;
  }
  EXPECT_TRUE(answers(*server));  // so all those before are accepted
  ASSERT_TRUE(held.send("GET /held HTTP/1.1\r\nHost: x\r\n\r\n"));
  gate->wait_until_entered();
  for (const RawConnection& connection : connections) EXPECT_TRUE(connection.send("Connection: close\r\n\r\n"));
  gate->go_on();
  for (const RawConnection& connection : connections)
    ASSERT_EQ(parse_response(connection.receive_to_the_end()).body, "{\"a\":1}");
}

INSTANTIATE_TEST_SUITE_P(HttpServer, AnswersAllThatCameAtOnce, testing::Values(127, 128, 129, 256),
                         testing::PrintToStringParamName());

}  // namespace
}  // namespace roadstead::site
