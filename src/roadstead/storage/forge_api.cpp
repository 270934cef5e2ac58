// SPDX-License-Identifier: Apache-2.0
#include "roadstead/storage/forge_api.hpp"

#include "roadstead/net/redact.hpp"
#include "roadstead/storage/refusal.hpp"

namespace roadstead::storage {

using simdjson::dom::element;

std::string json_text(element object, std::string_view key) {
  std::string_view text;
  return object[key].get(text) ? std::string() : std::string(text);
}

std::uint64_t json_number(element object, std::string_view key) {
  std::uint64_t number = 0;
  return object[key].get(number) ? 0 : number;
}

Failure forge_refusal(const net::Request& request, const net::Response& response) {
  simdjson::dom::parser parser;
  element body;
  const bool is_json = !parser.parse(response.body).get(body);
  return refusal(request, response, is_json ? json_text(body, "message") : "", "success");
}

Result<net::Response> ForgeApi::send(net::Request request) {
  if (place_.authorization.empty() && request.method != "GET")
    return fail(Code::denied, "no token for the releases of {}, want {}", place_.repository, place_.wanted);
  request.headers.insert(request.headers.end(), place_.authorization.begin(), place_.authorization.end());
  return http_->send(request);
}

Result<element> ForgeApi::parse(const net::Request& request, const net::Response& response) {
  if (!response.is_success()) return forge_refusal(request, response);
  element body;
  if (parser_.parse(response.body).get(body))
    return fail(Code::unavailable, "{} {}: the answer is no JSON, want it", request.method, net::redacted(request.url));
  return body;
}

Result<element> ForgeApi::ask(net::Request request) {
  const auto response = send(request);
  if (!response) return Failure(response.error());
  return parse(request, *response);
}

Result<std::optional<element>> ForgeApi::look(net::Request request) {
  const auto response = send(request);
  if (!response) return Failure(response.error());
  if (response->status == 404) return std::optional<element>();
  const auto body = parse(request, *response);
  if (!body) return Failure(body.error());
  return std::optional(*body);
}

}  // namespace roadstead::storage
