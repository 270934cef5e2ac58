// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>

#include "roadstead/net/http_client.hpp"

namespace roadstead::test {

/// Shows each request to a server that knows GitHub's own description of its API (test/forge/github-description starts
/// it), before another client answers it. A request that does not fit fails the test.
class GithubJudge : public net::HttpClient {
 public:
  /// nullptr when no such server runs: ROADSTEAD_GITHUB_DESCRIPTION is not set. `answers` is borrowed.
  static std::unique_ptr<GithubJudge> open(net::HttpClient& answers);

  Result<net::Response> send(const net::Request& request) override;
  /// What does not fit; empty when all does.
  std::string fault(const net::Request& request);

 private:
  GithubJudge(std::string address, net::HttpClient& answers) : address_(std::move(address)), answers_(answers) {}

  std::string address_;
  net::HttpClient& answers_;
  std::unique_ptr<net::HttpClient> http_ = net::make_http_client();
};

}  // namespace roadstead::test
