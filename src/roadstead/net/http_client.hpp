// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "roadstead/base/error.hpp"

namespace roadstead::net {

using Headers = std::vector<std::pair<std::string, std::string>>;

/// Bytes that a request sends, in order and perhaps more than once: a retry begins anew.
struct Body {
  std::uint64_t size_bytes = 0;
  /// Fills `out` with the bytes at `offset`, all of it. May be called again for what was read before.
  std::function<Result<void>(std::uint64_t offset, std::span<char> out)> read;

  static Body of(std::string bytes);
};

struct Request {
  std::string method = "GET";
  std::string url;
  Headers headers;  ///< names in lower case
  Body body;
};

struct Response {
  long status = 0;
  Headers headers;   ///< names in lower case
  std::string body;  ///< at most the client's limit

  /// The first of that name, in lower case; empty when there is none.
  std::string_view header(std::string_view name) const;
  bool is_success() const { return status >= 200 && status < 300; }
};

/// One HTTP exchange. An answer of any status is a Response; no answer is Code::unavailable. Neither errors nor logs
/// ever hold credentials, or the query of a URL.
class HttpClient {
 public:
  virtual ~HttpClient() = default;
  virtual Result<Response> send(const Request& request) = 0;
};

/// libcurl, one connection kept for each host. Used by one thread.
std::unique_ptr<HttpClient> make_http_client();

}  // namespace roadstead::net
