// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "roadstead/base/json.hpp"
#include "roadstead/net/http_client.hpp"

namespace roadstead::net {

/// Where an API is, and what opens its door.
struct ApiAccess {
  std::string base;    ///< its address, without a slash at the end
  Headers headers;     ///< of every request, credentials too
  std::string token;   ///< never shown, even where the server says it; empty: nothing but GET is asked
  std::string rights;  ///< what a token needs, told to who is refused
};

/// Whether a call may be sent once more although the first may have been carried out.
enum class Repeat : std::uint8_t { no, yes };

/// The calls of an API that answers in JSON. Addresses, headers and refusals are in this one place. A path begins with
/// '/' and is encoded. No success is an Error: Code::denied for what the token may not, Code::not_found, Code::conflict
/// (409, 412, 422), Code::unavailable (429, a rate limit, 5xx), else Code::invalid.
class JsonApi {
 public:
  struct Answer {
    Json json;
    bool has_next_page = false;
    std::uint64_t total = 0;  ///< of all pages together; 0: it is not told
  };

  /// `http` is borrowed.
  JsonApi(HttpClient& http, ApiAccess access) : http_(&http), access_(std::move(access)) {}

  const std::string& base() const { return access_.base; }

  Result<Answer> get(const std::string& path) { return send("GET", path, "", Repeat::yes); }
  /// As get(), but nullopt for 404.
  Result<std::optional<Answer>> look(const std::string& path);
  Result<Answer> send(std::string_view method, const std::string& path, std::string body, Repeat repeat);
  /// There is a token, and this path is there for it.
  Result<void> expect_writable(const std::string& path);
  /// What is not there is removed.
  Result<void> remove(const std::string& path);

  /// Calls found() with each element of a list, page by page, until it has what it wants. `path` has a query already.
  /// Code::unavailable when there are more than `most_pages`: what stands on the others may matter most.
  /// Pages are asked for by number: a server's own links may lead elsewhere, and the token would follow.
  Result<void> search(const std::string& path, unsigned most_pages,
                      const std::function<bool(simdjson::dom::element)>& found);

  /// An answer of any status to a request that has its whole address and all but the access.
  Result<Response> exchange(Request& request);
  /// The error that such an answer is.
  Failure refusal(const Request& request, const Response& response) const;

 private:
  Result<void> expect_token() const;

  HttpClient* http_;
  ApiAccess access_;
};

/// What a server says in the JSON of a refusal; empty when it says nothing.
std::string message_of(std::string_view body);

}  // namespace roadstead::net
