// SPDX-License-Identifier: Apache-2.0
#include "roadstead/verify/answer.hpp"

#include <fmt/format.h>

#include "roadstead/base/one_line.hpp"
#include "roadstead/base/text.hpp"
#include "roadstead/base/url.hpp"
#include "roadstead/net/redact.hpp"

namespace roadstead::verify {

std::string_view rule_of(long status) {
  switch (status) {
    case 200:
    case 206: return {};
    case 401:
    case 403: return "object-denied";
    case 404:
    case 410: return "object-missing";
    case 416: return "object-size";  // the first byte is beyond its end
    default: return "object-unknown";
  }
}

bool may_refuse_heads(long status) { return status == 400 || status == 403 || status == 405 || status == 501; }

std::optional<std::uint64_t> total_bytes(const net::Response& response) {
  if (response.status != 206) return parse_number(response.header("content-length"));
  const std::string_view range = response.header("content-range");
  return parse_number(range.substr(std::min(range.size(), range.rfind('/') + 1)));
}

bool is_doubtful(const Object& object, const net::Response& response) {
  if (response.status != 200) return false;
  const auto total = total_bytes(response);
  return !total || (object.has_size && *total != object.size_bytes) ||
         is_lower_of("text/html", response.header("content-type").substr(0, 9)) ||
         !response.header("content-encoding").empty();
}

std::string redirect_fault(std::string_view from, std::string_view to) {
  if (has_credentials(to)) return "is redirected to an address with credentials, want one that anyone may read";
  const auto old_url = parse_url(from), new_url = parse_url(to);
  if (!new_url || !is_web_url(*new_url)) return "is redirected to no URL, want http:// or https://";
  if (old_url && to_lower(old_url->scheme) == "https" && to_lower(new_url->scheme) != "https")
    return fmt::format("is redirected from https to {}, want https", net::redacted(to));
  return {};
}

std::string shown_header(std::string_view value) {
  constexpr std::size_t shown = 40;
  return "'" + one_line(value.substr(0, shown)) + "'";
}

}  // namespace roadstead::verify
