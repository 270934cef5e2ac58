// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
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

/// The first of that name, in lower case; empty when there is none.
std::string_view header_of(const Headers& headers, std::string_view name);

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
  /// May be sent once more although the first may have been carried out. Of methods that are idempotent (RFC 9110
  /// section 9.2.2) that is known; this says it of a POST or a PATCH.
  bool is_repeatable = false;
  /// Takes the body of an answer with a 2xx status piece by piece, in place of Response::body and without its limit.
  std::function<Result<void>(std::string_view piece)> sink;
};

struct Response {
  long status = 0;
  Headers headers;       ///< names in lower case
  std::string body;      ///< at most the client's limit
  std::string redirect;  ///< where a redirection leads, as an absolute URL; empty: nowhere

  std::string_view header(std::string_view name) const { return header_of(headers, name); }
  bool is_success() const { return status >= 200 && status < 300; }
};

/// One HTTP exchange. An answer of any status is a Response, a redirection too: none is followed, or credentials could
/// go where they do not belong. No answer is Code::unavailable; a request that cannot be sent as it is, or an answer
/// over the limit, is Code::invalid. Neither errors nor logs ever hold credentials, or the query of a URL.
class HttpClient {
 public:
  virtual ~HttpClient() = default;
  virtual Result<Response> send(const Request& request) = 0;
};

struct ClientOptions {
  std::chrono::seconds connect_timeout{30};
  /// How long nothing may come or go; a long body takes the time that it takes.
  std::chrono::seconds stall_timeout{120};
  std::uint64_t response_limit_bytes = std::uint64_t{16} * 1024 * 1024;
};

/// libcurl with the system's certificates and the proxies of the environment (https_proxy, NO_PROXY); connections are
/// kept. Used by one thread. Ends what it does when an Interruption has come.
std::unique_ptr<HttpClient> make_http_client(const ClientOptions& options = {});

}  // namespace roadstead::net
