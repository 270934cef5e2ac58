// SPDX-License-Identifier: Apache-2.0
#include "roadstead/site/nginx_config.hpp"

#include <fmt/format.h>

#include "roadstead/base/url.hpp"

namespace roadstead::site {

void append_nginx_pattern(std::string& out, std::string_view text) {
  for (const char c : text) {
    if (std::string_view("\\^$.|?*+()[]{}").find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
}

// An address is listened on as it is; a name is only told apart from other servers' names.
static std::string listen_lines(const render::Host& host) {
  const auto url = parse_url(host.base_url);
  const std::string port(url->port.empty() ? (host.is_tls() ? "443" : "80") : url->port);
  if (host.is_tls())
    return fmt::format(
        "    listen 80;  # TLS: end it in front of this, or listen {} ssl with your certificate\n    server_name {};\n",
        port, url->host);
  if (is_literal_host(*url)) return fmt::format("    listen {}:{};\n", url->host, port);
  return fmt::format("    listen {};\n    server_name {};\n", port, url->host);
}

std::string nginx_standalone(const render::Host& host) {
  return fmt::format(R"(# Runs as it is: nginx -p SITE/.nginx -c nginx.conf -g 'pid /run/registry.pid;'
# The pid is not set here: a new build swaps this folder, and what nginx wrote into it would be gone.
worker_processes auto;
error_log stderr;
events {{ worker_connections 4096; }}
http {{
  access_log off;
  sendfile on;
  tcp_nopush on;
  absolute_redirect off;
  include maps.conf;
  server {{
{}    root ..;
    include locations.conf;
  }}
}}
)",
                     listen_lines(host));
}

}  // namespace roadstead::site
