// SPDX-License-Identifier: Apache-2.0
#include "roadstead/render/host.hpp"

#include <algorithm>

#include "roadstead/base/url.hpp"

namespace roadstead::render {

static std::string_view after_scheme(std::string_view url) {
  const std::size_t scheme = url.find("://");
  return scheme == url.npos ? url : url.substr(scheme + 3);
}

std::string_view Host::authority() const {
  const std::string_view rest = after_scheme(base_url);
  return rest.substr(0, rest.find('/'));
}

std::string Host::reference_host() const {
  const std::string_view host = authority();
  const bool is_plain = host == "localhost" || host.find('.') != host.npos || host.find(':') != host.npos;
  const std::string_view port = is_tls() ? ":443" : ":80";
  return std::string(host).append(is_plain ? "" : port);
}

bool Host::is_loopback() const {
  const auto url = parse_url(base_url);
  return url && roadstead::is_loopback(*url);
}

std::string_view Host::prefix() const {
  const std::string_view rest = after_scheme(base_url);
  return rest.substr(std::min(rest.find('/'), rest.size()));
}

}  // namespace roadstead::render
