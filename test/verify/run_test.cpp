// SPDX-License-Identifier: Apache-2.0
#include "roadstead/verify/run.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "support/local_server.hpp"

namespace roadstead::verify {
namespace {

std::string body_of(std::size_t number) {
  std::string body = "hsqs" + std::to_string(number);
  body.resize(4096 + number * 1000, 'x');
  return body;
}

/// Objects of one host, of which every fifth has other bytes than are stated.
struct RunTest : testing::Test {
  static constexpr std::size_t count = 40;
  const test::LocalServer server{[](const auto& request) {
    const std::size_t number = std::stoul(request.target.substr(1));
    const std::string body = number % 5 == 0 ? std::string(body_of(number).size(), 'y') : body_of(number);
    return test::local_answer(200, body, "Connection: close\r\n");  // so that others come to their turn
  }};
  std::vector<std::string> urls;
  std::vector<Object> objects;
  RunOptions options;
  std::map<std::string, int> told;  ///< address → how often
  std::vector<std::string> faulty;

  RunTest() {
    for (std::size_t i = 0; i < count; ++i) urls.push_back(server.url("/" + std::to_string(i)));
    for (std::size_t i = 0; i < count; ++i) {
      Object object;
      object.url = urls[i];
      object.digest = catalog::Digest::of(body_of(i));
      object.size_bytes = body_of(i).size();
      object.what = What::blob;
      object.has_digest = object.has_size = true;
      objects.push_back(object);
    }
    options.probe.depth = Depth::bytes;
    options.probe.reach = [](std::string_view) { return net::Reach::anywhere; };
  }

  void look(std::size_t most) {
    const auto done =
        run(std::span(objects).first(most), {}, options, [&](const Object& object, const std::optional<Fault>& fault) {
          ++told[std::string(object.url)];
          if (fault) faulty.push_back(std::string(object.url));
        });
    ASSERT_TRUE(done) << done.error().message();
    std::ranges::sort(faulty);
  }
};

struct RunThreads : RunTest, testing::WithParamInterface<std::pair<unsigned, unsigned>> {};  ///< threads, per host
TEST_P(RunThreads, TellEachObjectOnce) {
  std::tie(options.threads, options.per_host) = GetParam();
  look(count);
  EXPECT_EQ(told.size(), count);
  EXPECT_TRUE(std::ranges::all_of(told, [](const auto& one) { return one.second == 1; }));
  std::vector<std::string> wanted;
  for (std::size_t i = 0; i < count; i += 5) wanted.push_back(urls[i]);
  std::ranges::sort(wanted);
  EXPECT_EQ(faulty, wanted);
  EXPECT_EQ(server.requests().size(), count);
}
INSTANTIATE_TEST_SUITE_P(Some, RunThreads,
                         testing::Values(std::pair(1U, 16U), std::pair(2U, 16U), std::pair(3U, 7U), std::pair(4U, 1U),
                                         std::pair(8U, 8U)));

TEST_F(RunTest, HasNothingToDoWithoutObjects) {
  options.threads = 4;
  look(0);
  EXPECT_TRUE(told.empty());
}

TEST_F(RunTest, GivesUpAHostThatIsSilentInEachShare) {
  for (Object& object : objects) object.url = "http://127.0.0.1:1/x";  // nobody listens there
  options.threads = 2;
  options.most_silences = 3;
  options.probe.policy.most_tries = 1;
  look(count);
  EXPECT_EQ(told["http://127.0.0.1:1/x"], static_cast<int>(count));
  EXPECT_EQ(faulty.size(), count);
}

}  // namespace
}  // namespace roadstead::verify
