// SPDX-License-Identifier: Apache-2.0
#include "roadstead/app/publish/base_digest.hpp"

#include <gtest/gtest.h>

#include <map>

namespace roadstead::app {
namespace {

struct Case {
  std::string name, reference, server, repository, tag;
};

class BaseReferenceIs : public testing::TestWithParam<Case> {};

TEST_P(BaseReferenceIs, ReadAsClientsReadIt) {
  const auto base = parse_base_reference(GetParam().reference);
  ASSERT_TRUE(base);
  EXPECT_EQ(base->server, GetParam().server);
  EXPECT_EQ(base->repository, GetParam().repository);
  EXPECT_EQ(base->tag, GetParam().tag);
}

INSTANTIATE_TEST_SUITE_P(
    Cases, BaseReferenceIs,
    testing::Values(
        Case{"official", "docker://debian:12", "https://registry-1.docker.io", "library/debian", "12"},
        Case{"no_tag", "docker://debian", "https://registry-1.docker.io", "library/debian", "latest"},
        Case{"owner", "docker://rocker/r-ver:4.3", "https://registry-1.docker.io", "rocker/r-ver", "4.3"},
        Case{"named_hub", "docker://docker.io/debian:12", "https://registry-1.docker.io", "library/debian", "12"},
        Case{"host", "docker://images.example.org/a/b/c:1", "https://images.example.org", "a/b/c", "1"},
        Case{"port", "oras://images.example.org:5000/a:1", "https://images.example.org:5000", "a", "1"},
        Case{"port_no_tag", "oras://images.example.org:5000/a", "https://images.example.org:5000", "a", "latest"},
        Case{"this_machine", "docker://127.0.0.1:5000/a/b:1", "http://127.0.0.1:5000", "a/b", "1"},
        Case{"tag_and_digest", "docker://debian:12@sha256:00", "https://registry-1.docker.io", "library/debian",
             "sha256:00"}),
    [](const auto& tested) { return tested.param.name; });

TEST(BaseReference, IsOfTwoKinds) {
  EXPECT_FALSE(parse_base_reference("library://debian:12"));
  EXPECT_FALSE(parse_base_reference("debian"));
}

/// Answers what it is told to, and keeps what it was asked.
class FakeRegistry : public net::HttpClient {
 public:
  Result<net::Response> send(const net::Request& request) override {
    std::string asked = request.method + " " + request.url;
    for (const auto& [name, value] : request.headers)
      if (name == "authorization") asked += " " + value;
    const auto answer = answers.find(asked);
    if (answer == answers.end()) return fail(Code::unavailable, "not expected: {}", asked);
    return answer->second;
  }
  std::map<std::string, net::Response> answers;
};

const std::string manifest = "HEAD https://registry-1.docker.io/v2/library/debian/manifests/12";
const std::string digest = "sha256:" + std::string(64, 'a');

TEST(BaseResolver, TakesTheDigestOfTheAnswer) {
  FakeRegistry registry;
  registry.answers[manifest] = {.status = 200, .headers = {{"docker-content-digest", digest}}};
  EXPECT_EQ(make_base_resolver(registry)("docker://debian:12").value(), digest);
}

TEST(BaseResolver, FetchesAnAnonymousToken) {
  FakeRegistry registry;
  registry.answers[manifest] = {
      .status = 401,
      .headers = {
          {"www-authenticate", R"(Bearer realm="https://auth.example.org/token",service="registry.example.org")"}}};
  registry
      .answers["GET https://auth.example.org/token?service=registry.example.org&scope=repository:library/debian:pull"] =
      {.status = 200, .body = R"({"token":"t"})"};
  registry.answers[manifest + " Bearer t"] = {.status = 200, .headers = {{"docker-content-digest", digest}}};
  EXPECT_EQ(make_base_resolver(registry)("docker://debian:12").value(), digest);
}

TEST(BaseResolver, KnowsNothingOfWhatIsShut) {
  FakeRegistry registry;
  EXPECT_EQ(make_base_resolver(registry)("docker://debian:12").value(), std::nullopt);
  for (const long status : {401L, 403L, 404L, 500L}) {
    registry.answers[manifest] = {.status = status};
    EXPECT_EQ(make_base_resolver(registry)("docker://debian:12").value(), std::nullopt);
  }
  registry.answers[manifest] = {.status = 200, .headers = {{"docker-content-digest", "sha256:1"}}};
  EXPECT_EQ(make_base_resolver(registry)("docker://debian:12").value(), std::nullopt);
}

}  // namespace
}  // namespace roadstead::app
