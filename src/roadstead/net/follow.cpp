// SPDX-License-Identifier: Apache-2.0
#include "roadstead/net/follow.hpp"

#include "roadstead/net/redact.hpp"

namespace roadstead::net {

Result<Response> follow(HttpClient& http, Request request) {
  constexpr int redirect_limit = 10;
  for (int redirected = 0; redirected <= redirect_limit; ++redirected) {
    auto response = http.send(request);
    if (!response || response->redirect.empty() || response->is_success()) return response;
    if (request.url.starts_with("https:") && !response->redirect.starts_with("https:"))
      return fail(Code::denied, "GET {}: leads from https to http, want https all the way", redacted(request.url));
    request.url = response->redirect;
  }
  return fail(Code::invalid, "GET {}: more than {} redirections, want an end", redacted(request.url), redirect_limit);
}

}  // namespace roadstead::net
