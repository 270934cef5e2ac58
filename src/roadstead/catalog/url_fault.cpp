// SPDX-License-Identifier: Apache-2.0
#include "roadstead/catalog/url_fault.hpp"

#include <fmt/format.h>

#include "roadstead/base/url.hpp"

namespace roadstead::catalog {

std::string url_fault(std::string_view text) {
  if (has_credentials(text)) return "the URL carries credentials, want one that anyone may read";
  const auto url = parse_url(text);
  if (!url && text.find('@') != text.npos) return "it is not a URL, want https://…";  // user:p/w@host is a secret too
  if (!url || !is_web_url(*url)) return fmt::format("'{}' is not a URL, want https://…", text);
  if (!url->port.empty() && !is_port(url->port)) return fmt::format("the URL has port {}, want 1 to 65535", url->port);
  return {};
}

}  // namespace roadstead::catalog
