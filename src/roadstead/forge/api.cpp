// SPDX-License-Identifier: Apache-2.0
#include "roadstead/forge/api.hpp"

#include "roadstead/base/ascii.hpp"
#include "roadstead/forge/markdown.hpp"
#include "roadstead/net/redact.hpp"

namespace roadstead::forge {

using simdjson::dom::element;

std::string encoded(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (is_alnum(c) || std::string_view("-._~").find(c) != std::string_view::npos)
      out += c;
    else
      out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return out;
}

// GitHub's "message" goes with "errors" that have one each, or are texts; GitLab's is a text or a list, or is "error".
std::string message_of(std::string_view body) {
  const auto json = Json::parse(body);
  if (!json) return {};
  const element root = json->root();
  std::string all;
  const auto add = [&](std::string_view text) {
    if (!text.empty()) all.append(all.empty() ? "" : ": ").append(text);
  };
  add(text_at(root, "/message"));
  for (const element item : items_at(root, "/message")) add(text_at(item, ""));
  for (const element item : items_at(root, "/errors")) {
    add(text_at(item, "/message"));
    add(text_at(item, ""));
  }
  if (all.empty()) add(text_at(root, "/error"));
  constexpr std::size_t shown = 400;
  return one_line(std::string_view(all).substr(0, shown));
}

static bool is_rate_limit(const net::Response& response, std::string_view message) {
  return response.status == 429 || (response.status == 403 && message.find("rate limit") != std::string_view::npos);
}

Failure Api::refusal(const net::Response& response) const {
  const long status = response.status;
  std::string said = message_of(response.body);
  if (!token_.empty() && said.find(token_) != std::string::npos) said.clear();
  const std::string answer = fmt::format("answer {}{}{}", status, said.empty() ? "" : ": ", said);
  if (is_rate_limit(response, said)) return fail(Code::unavailable, "{}, want to be asked later", answer);
  if (status == 401) return fail(Code::denied, "{}, want a valid token", answer);
  if (status == 403) return fail(Code::denied, "{}, want a token with {}", answer, dialect_.rights);
  if (status == 404) return fail(Code::not_found, "{}, want a repository that the token may see", answer);
  if (status == 409 || status == 412 || status == 422) return fail(Code::conflict, "{}, want it accepted", answer);
  if (status >= 500) return fail(Code::unavailable, "{}, want a server that works", answer);
  if (status >= 300 && status < 400) return fail(Code::invalid, "{}, want the address that it has moved to", answer);
  return fail(Code::invalid, "{}, want it accepted", answer);
}

Result<Api::Answer> Api::send(std::string_view method, const std::string& path, std::string body, Repeat repeat) {
  net::Request request{std::string(method), base_ + path, dialect_.headers, {}, repeat == Repeat::yes};
  if (!body.empty()) {
    request.headers.emplace_back("content-type", "application/json");
    request.body = net::Body::of(std::move(body));
  }
  const auto answer = http_->send(request);
  if (!answer) return Failure(answer.error());  // it names method and address
  const auto hop = [&](Error error) {
    return wrap(std::move(error), request.method + " " + net::redacted(request.url));
  };
  if (!answer->is_success()) return hop(refusal(*answer).value());
  auto json = Json::parse(answer->body);
  if (!json) return hop(json.error());
  return Answer{std::move(*json), answer->header("link").find("rel=\"next\"") != std::string_view::npos};
}

Result<void> Api::search(const std::string& path, unsigned most_pages, const std::function<bool(element)>& found) {
  for (unsigned page = 1; page <= most_pages; ++page) {
    const auto answer = get(fmt::format("{}&page={}", path, page));
    if (!answer) return Failure(answer.error());
    for (const element item : items_at(answer->json.root(), ""))
      if (found(item)) return {};
    if (!answer->has_next_page) break;
  }
  return {};
}

}  // namespace roadstead::forge
