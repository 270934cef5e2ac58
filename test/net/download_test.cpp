// SPDX-License-Identifier: Apache-2.0
#include "roadstead/net/download.hpp"

#include <gtest/gtest.h>
#include <sys/resource.h>

#include <csignal>

#include "roadstead/base/file.hpp"
#include "support/local_server.hpp"
#include "support/scratch.hpp"

namespace roadstead::net {
namespace {

using test::local_answer;

// Ten bytes are announced, four come, and the connection ends.
const std::string broken_off = "HTTP/1.1 200 OK\r\nContent-Length: 10\r\nConnection: close\r\n\r\n0123";

struct Download : testing::Test {
  const test::Scratch scratch;
  const std::filesystem::path path = scratch.root() / "image";
  const std::unique_ptr<HttpClient> http = make_http_client();
  std::vector<Milliseconds> slept;

  Timing timing() {
    return {[] { return Instant(); }, [this](Milliseconds delay) { slept.push_back(delay); }, [] { return 1.0; }};
  }
  Result<void> get(const std::string& url) { return download(*http, url, path, {}, timing()); }
};

TEST_F(Download, BeginsAnewAfterABreak) {
  int count = 0;
  const test::LocalServer server(
      [&](const auto&) { return ++count == 1 ? broken_off : local_answer(200, "0123456789"); });
  const auto done = get(server.url("/image"));
  ASSERT_TRUE(done) << done.error().message();
  EXPECT_EQ(read_file(path, 100).value(), "0123456789");
  EXPECT_EQ(slept, std::vector{Milliseconds(500)});
}

TEST_F(Download, WaitsAsTheServerAsks) {
  int count = 0;
  const test::LocalServer server([&](const auto&) {
    return ++count == 1 ? local_answer(503, "", "Retry-After: 9\r\n") : local_answer(200, "0123456789");
  });
  ASSERT_TRUE(get(server.url("/image")));
  EXPECT_EQ(slept, std::vector{Milliseconds(9000)});
}

// An address that a redirection gave may hold for a short time.
TEST_F(Download, AsksForTheRedirectionOnceMore) {
  int count = 0;
  const test::LocalServer server([&](const test::LocalRequest& request) {
    if (request.target == "/image") return local_answer(302, "", fmt::format("Location: /signed{}\r\n", ++count));
    return count == 1 ? broken_off : local_answer(200, request.target);
  });
  ASSERT_TRUE(get(server.url("/image")));
  EXPECT_EQ(read_file(path, 100).value(), "/signed2");
}

TEST_F(Download, LeavesNoFileThatIsNotWhole) {
  const test::LocalServer server([&](const auto&) { return broken_off; });
  EXPECT_EQ(get(server.url("/image")).error().code, Code::unavailable);
  EXPECT_EQ(server.requests().size(), 6U);
  EXPECT_FALSE(std::filesystem::exists(path));
}

TEST_F(Download, EndsAtAFullDisk) {
  const test::LocalServer server([&](const auto&) { return local_answer(200, std::string(100'000, 'x')); });
  ::signal(SIGXFSZ, SIG_IGN);
  rlimit before{};
  ::getrlimit(RLIMIT_FSIZE, &before);
  const rlimit little{50'000, before.rlim_max};
  ::setrlimit(RLIMIT_FSIZE, &little);
  const auto done = get(server.url("/image"));
  ::setrlimit(RLIMIT_FSIZE, &before);
  EXPECT_FALSE(done);
  EXPECT_EQ(server.requests().size(), 1U);
}

TEST_F(Download, DoesNotGoRoundForGood) {
  const test::LocalServer server([&](const auto&) { return local_answer(302, "", "Location: /image\r\n"); });
  EXPECT_EQ(get(server.url("/image")).error().message(),
            "GET " + server.url("/image") + ": more than 10 redirections, want an end");
  EXPECT_EQ(server.requests().size(), 11U);
}

}  // namespace
}  // namespace roadstead::net
