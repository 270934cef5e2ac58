// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <simdjson.h>

#include <memory>
#include <string>

#include "roadstead/net/http_client.hpp"

namespace roadstead::storage {

/// Where a release is, and what opens its door.
struct ForgePlace {
  std::string api;         ///< without a slash at the end
  std::string repository;  ///< "owner/repo"
  std::string tag;
  net::Headers authorization;  ///< empty: none is known
  std::string wanted;          ///< "GITHUB_TOKEN": what would be one
};

/// Requests of a forge's API, with answers in JSON.
class ForgeApi {
 public:
  ForgeApi(ForgePlace place, std::unique_ptr<net::HttpClient> http)
      : place_(std::move(place)), http_(std::move(http)) {}

  const ForgePlace& place() const { return place_; }

  /// An answer of any status. Code::denied for a writing method without a token.
  Result<net::Response> send(net::Request request);
  /// The answer's body; an answer without success is an error.
  Result<simdjson::dom::element> ask(net::Request request);
  /// As ask(), but nullopt for 404.
  Result<std::optional<simdjson::dom::element>> look(net::Request request);

 private:
  Result<simdjson::dom::element> parse(const net::Request& request, const net::Response& response);

  ForgePlace place_;
  std::unique_ptr<net::HttpClient> http_;
  simdjson::dom::parser parser_;  ///< what it gave is valid until it parses again
};

/// The error that an answer is, with the forge's own message.
Failure forge_refusal(const net::Request& request, const net::Response& response);

std::string json_text(simdjson::dom::element object, std::string_view key);      ///< empty: no such text
std::uint64_t json_number(simdjson::dom::element object, std::string_view key);  ///< 0: no such number

}  // namespace roadstead::storage
