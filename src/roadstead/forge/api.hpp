// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "roadstead/base/error.hpp"
#include "roadstead/forge/json.hpp"
#include "roadstead/net/http_client.hpp"

namespace roadstead::forge {

/// How one kind of forge is spoken to.
struct Dialect {
  std::string_view rights;  ///< what a token needs, told to who is refused
  net::Headers headers;     ///< of every request, credentials too
};

/// The calls of one forge. Addresses, headers and refusals are in this one place.
class Api {
 public:
  struct Answer {
    Json json;
    bool has_next_page = false;
  };
  /// Whether a call may be sent once more although the first may have been carried out.
  enum class Repeat : std::uint8_t { no, yes };

  /// `base` is the address of the API; `http` is borrowed. The token is known to be kept out of errors.
  Api(net::HttpClient& http, std::string base, std::string token, Dialect dialect)
      : http_(&http), base_(std::move(base)), token_(std::move(token)), dialect_(std::move(dialect)) {}

  /// `path` begins with '/' and is encoded. No success is an Error: Code::denied for what the token may not,
  /// Code::not_found, Code::conflict (409, 412, 422), Code::unavailable (429, a rate limit, 5xx), else Code::invalid.
  Result<Answer> get(const std::string& path) { return send("GET", path, "", Repeat::yes); }
  Result<Answer> send(std::string_view method, const std::string& path, std::string body, Repeat repeat);

  /// Calls found() with each element of a list, page by page, until it has what it wants. `path` has a query already.
  /// Pages are asked for by number: a server's own links may lead elsewhere, and the token would follow.
  Result<void> search(const std::string& path, unsigned most_pages,
                      const std::function<bool(simdjson::dom::element)>& found);

 private:
  Failure refusal(const net::Response& response) const;

  net::HttpClient* http_;
  std::string base_, token_;
  Dialect dialect_;
};

/// One component of a path, or a value of a query: all but RFC 3986's unreserved characters is escaped.
std::string encoded(std::string_view text);

/// What a server says in the JSON of a refusal, in one line; empty when it says nothing.
std::string message_of(std::string_view body);

}  // namespace roadstead::forge
