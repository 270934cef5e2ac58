// SPDX-License-Identifier: Apache-2.0
#include "support/github_judge.hpp"

#include <gtest/gtest.h>

#include <cstdlib>

namespace roadstead::test {

std::unique_ptr<GithubJudge> GithubJudge::open(net::HttpClient& answers) {
  const char* const address = std::getenv("ROADSTEAD_GITHUB_DESCRIPTION");
  if (address == nullptr) return nullptr;
  return std::unique_ptr<GithubJudge>(new GithubJudge(address, answers));
}

// The description knows one host: api.github.com, uploads.github.com and a server of one's own differ before these.
static std::string path_of(const std::string& url) {
  if (url.ends_with("/user")) return "/user";
  return url.substr(std::min({url.find("/repos/"), url.find("/orgs/"), url.size()}));
}

// GitHub wants application/vnd.github+json to be asked for, and takes an asset of any type; its description says
// application/json and application/octet-stream alone.
static void say_as_described(net::Headers& headers) {
  for (auto& [name, value] : headers) {
    if (name == "accept") value = "application/json";
    if (name == "content-type" && value != "application/json") value = "application/octet-stream";
  }
}

// Its own example answers do not all fit the description: those violations are not ours.
std::string GithubJudge::fault(const net::Request& request) {
  net::Request shown = request;
  shown.url = address_ + path_of(shown.url);
  say_as_described(shown.headers);
  const auto answer = http_->send(shown);
  if (!answer) return answer.error().message();
  const std::string_view violations = answer->header("sl-violations");
  const bool is_ours = violations.find(R"("location":["request")") != std::string_view::npos;
  const bool is_refused = answer->status >= 400 && answer->status < 500;
  return is_ours || is_refused ? fmt::format("{}: {}{}", answer->status, violations, answer->body) : std::string();
}

Result<net::Response> GithubJudge::send(const net::Request& request) {
  const std::string what = fault(request);
  EXPECT_EQ(what, "") << request.method << " " << request.url;
  return answers_.send(request);
}

}  // namespace roadstead::test
