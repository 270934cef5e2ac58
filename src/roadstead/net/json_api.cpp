// SPDX-License-Identifier: Apache-2.0
#include "roadstead/net/json_api.hpp"

#include <algorithm>

#include "roadstead/base/text.hpp"
#include "roadstead/net/redact.hpp"
#include "roadstead/net/refusal.hpp"

namespace roadstead::net {

using simdjson::dom::element;

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
  return all;
}

static std::string wanted_for(long status, const std::string& rights) {
  switch (status) {
    case 401: return "a valid token";
    case 403: return "a token with " + rights;
    case 404: return "a repository that the token may see";
    default: break;
  }
  if (status >= 500) return "a server that works";
  return status < 400 ? "the address that it has moved to" : "it accepted";
}

Failure JsonApi::refusal(const Request& request, const Response& response) const {
  std::string said = message_of(response.body);
  if (!access_.token.empty() && said.find(access_.token) != std::string::npos) said.clear();
  const bool is_limit = response.status == 403 && said.find("rate limit") != std::string::npos;
  if (!is_limit && response.status != 429)
    return net::refusal(request, response, said, wanted_for(response.status, access_.rights));
  Error later = net::refusal(request, response, said, "to be asked later").value();
  later.code = Code::unavailable;
  return Failure(std::move(later));
}

Result<void> JsonApi::expect_token() const {
  if (access_.token.empty()) return fail(Code::denied, "no token, want one with {}", access_.rights);
  return {};
}

Result<void> JsonApi::expect_writable(const std::string& path) {
  if (auto fine = expect_token(); !fine) return fine;
  const auto there = get(path);
  return there ? Result<void>() : Failure(there.error());
}

Result<Response> JsonApi::exchange(Request& request) {
  if (request.method != "GET")
    if (auto fine = expect_token(); !fine) return Failure(fine.error());
  request.headers.insert(request.headers.end(), access_.headers.begin(), access_.headers.end());
  return http_->send(request);
}

Result<JsonApi::Answer> JsonApi::send(std::string_view method, const std::string& path, std::string body,
                                      Repeat repeat) {
  Request request{std::string(method), access_.base + path, {}, {}, repeat == Repeat::yes};
  if (!body.empty()) {
    request.headers.emplace_back("content-type", "application/json");
    request.body = Body::of(std::move(body));
  }
  const auto answer = exchange(request);
  if (!answer) return Failure(answer.error());  // it names method and address
  if (!answer->is_success()) return refusal(request, *answer);
  auto json = Json::parse(answer->body);
  if (!json) return wrap(json.error(), request.method + " " + redacted(request.url));
  return Answer{.json = std::move(*json),
                .has_next_page = answer->header("link").find("rel=\"next\"") != std::string_view::npos,
                .total = parse_number(answer->header("x-total-count")).value_or(0)};
}

Result<std::optional<JsonApi::Answer>> JsonApi::look(const std::string& path) {
  auto answer = get(path);
  if (answer) return std::optional(std::move(*answer));
  if (answer.error().code == Code::not_found) return std::optional<Answer>();
  return Failure(answer.error());
}

Result<void> JsonApi::remove(const std::string& path) {
  Request request{"DELETE", access_.base + path, {}, {}};
  const auto answer = exchange(request);
  if (!answer) return Failure(answer.error());
  return answer->is_success() || answer->status == 404 ? Result<void>() : Result<void>(refusal(request, *answer));
}

// Gitea links some lists' pages, and of others, as that of reviews, tells the length alone.
Result<void> JsonApi::search(const std::string& path, unsigned most_pages, const std::function<bool(element)>& found) {
  std::uint64_t seen = 0;
  for (unsigned page = 1; page <= most_pages; ++page) {
    const auto answer = get(fmt::format("{}&page={}", path, page));
    if (!answer) return Failure(answer.error());
    const auto items = items_at(answer->json.root(), "");
    if (std::ranges::any_of(items, found)) return {};
    seen += items.size();
    const bool is_cut_off = !items.empty() && seen < answer->total;
    if (!answer->has_next_page && !is_cut_off) return {};
  }
  return fail(Code::unavailable, "GET {}: it goes on after {} pages, want fewer", redacted(base() + path), most_pages);
}

}  // namespace roadstead::net
