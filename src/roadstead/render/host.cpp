// SPDX-License-Identifier: Apache-2.0
#include "roadstead/render/host.hpp"

#include <string_view>

#include "roadstead/base/url.hpp"

namespace roadstead::render {

static std::string_view after_scheme(std::string_view url) {
  const std::size_t scheme = url.find("://");
  return scheme == url.npos ? url : url.substr(scheme + 3);
}

std::string Host::authority() const {
  const std::string_view rest = after_scheme(base_url);
  return std::string(rest.substr(0, rest.find('/')));
}

std::string Host::reference_host() const {
  std::string host = authority();
  if (host == "localhost" || host.find_first_of(".:") != host.npos) return host;
  return host + (is_tls() ? ":443" : ":80");
}

bool Host::is_loopback() const {
  const auto url = parse_url(base_url);
  if (!url || !is_literal_host(*url)) return false;
  return url->host == "localhost" || url->host == "[::1]" || url->host.starts_with("127.");
}

std::string Host::prefix() const {
  const std::string_view rest = after_scheme(base_url);
  const std::size_t slash = rest.find('/');
  return slash == rest.npos ? "" : std::string(rest.substr(slash));
}

}  // namespace roadstead::render
