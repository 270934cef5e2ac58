// SPDX-License-Identifier: Apache-2.0
#include "roadstead/net/redact.hpp"

#include "roadstead/base/url.hpp"

namespace roadstead::net {

std::string redacted(std::string_view text) {
  const auto url = parse_url(text);
  if (!url) return "(no URL)";
  std::string shown = std::string(url->scheme) + "://";
  shown.append(url->host);
  if (!url->port.empty()) shown.append(":").append(url->port);
  return shown.append(url->path);
}

}  // namespace roadstead::net
