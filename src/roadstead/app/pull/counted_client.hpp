// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "roadstead/app/progress.hpp"
#include "roadstead/net/http_client.hpp"

namespace roadstead::app {

/// Says how much of a body has come, of each try anew. `client` is borrowed.
class CountedClient : public net::HttpClient {
 public:
  CountedClient(net::HttpClient& client, std::uint64_t all, const Progress& progress)
      : client_(client), all_(all), progress_(progress) {}

  Result<net::Response> send(const net::Request& request) override {
    if (!request.sink || !progress_) return client_.send(request);
    net::Request counted = request;
    std::uint64_t come = 0;
    counted.sink = [&](std::string_view piece) {
      progress_(come += piece.size(), all_);
      return request.sink(piece);
    };
    return client_.send(counted);
  }

 private:
  net::HttpClient& client_;
  std::uint64_t all_;
  const Progress& progress_;
};

}  // namespace roadstead::app
