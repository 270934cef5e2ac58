// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "roadstead/app/progress.hpp"
#include "roadstead/net/http_client.hpp"

namespace roadstead::app {

/// Says how much of a body has come, of each try anew, and ends one that is longer than `all` bytes (0: not known) with
/// Code::conflict. `client` is borrowed.
class CountedClient : public net::HttpClient {
 public:
  CountedClient(net::HttpClient& client, std::uint64_t all, const Progress& progress)
      : client_(client), all_(all), progress_(progress) {}

  Result<net::Response> send(const net::Request& request) override {
    net::Request counted = request;
    std::uint64_t come = 0;
    counted.sink = [&](std::string_view piece) -> Result<void> {
      come += piece.size();
      if (all_ != 0 && come > all_) return fail(Code::conflict, "more than the stated {} bytes come, want these", all_);
      if (progress_) progress_(come, all_);
      return request.sink(piece);
    };
    return client_.send(request.sink ? counted : request);
  }

 private:
  net::HttpClient& client_;
  std::uint64_t all_;
  const Progress& progress_;
};

}  // namespace roadstead::app
