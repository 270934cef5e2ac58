// SPDX-License-Identifier: Apache-2.0
#include "roadstead/net/redact.hpp"

#include "roadstead/base/url.hpp"

namespace roadstead::net {

std::string redacted(std::string_view url) {
  const auto parts = parse_url(url);
  if (!parts) return "(no URL)";
  std::string shown = std::string(parts->scheme) + "://";
  shown.append(parts->host);
  if (!parts->port.empty()) shown.append(":").append(parts->port);
  return shown.append(parts->path);
}

}  // namespace roadstead::net
