// SPDX-License-Identifier: Apache-2.0
#include "roadstead/storage/refusal.hpp"

#include "roadstead/base/text.hpp"
#include "roadstead/net/redact.hpp"

namespace roadstead::storage {

static Code code_of(long status) {
  switch (status) {
    case 401:
    case 403: return Code::denied;
    case 404:
    case 410: return Code::not_found;
    case 409:
    case 412: return Code::conflict;
    default: return status >= 300 && status < 500 && status != 429 ? Code::invalid : Code::unavailable;
  }
}

static std::string shown(std::string_view reason) {
  constexpr std::size_t longest = 200;
  reason = trim(reason);
  if (reason.empty() || reason.size() > longest || reason.find('\n') != reason.npos || !is_plain_utf8(reason))
    return {};
  return fmt::format(" ({})", reason);
}

Failure refusal(const net::Request& request, const net::Response& response, std::string_view reason,
                std::string_view wanted) {
  return fail(code_of(response.status), "{} {}: the answer is {}{}, want {}", request.method,
              net::redacted(request.url), response.status, shown(reason), wanted);
}

}  // namespace roadstead::storage
