// SPDX-License-Identifier: Apache-2.0
#include "roadstead/net/refusal.hpp"

#include "roadstead/base/one_line.hpp"
#include "roadstead/net/redact.hpp"

namespace roadstead::net {

Code code_of(long status) {
  switch (status) {
    case 401:
    case 403: return Code::denied;
    case 404:
    case 410: return Code::not_found;
    case 409:
    case 412:
    case 422: return Code::conflict;
    default: return status == 429 || status >= 500 ? Code::unavailable : Code::invalid;
  }
}

Failure refusal(const Request& request, const Response& response, std::string_view reason, std::string_view wanted) {
  constexpr std::size_t shown = 400;
  const std::string said = reason.empty() ? "" : ": " + one_line(reason.substr(0, shown));
  const Failure failure = fail(code_of(response.status), "answer {}{}, want {}", response.status, said, wanted);
  return wrap(failure.value(), request.method + " " + redacted(request.url));
}

}  // namespace roadstead::net
