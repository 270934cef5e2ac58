// SPDX-License-Identifier: Apache-2.0
#include "roadstead/site/nginx_config.hpp"

#include <fmt/format.h>

#include <bit>

#include "roadstead/base/url.hpp"

namespace roadstead::site {

std::string nginx_maps(std::uint64_t rule_count) {
  // nginx looks for a table size up to this one; near the number of entries it finds one quickly.
  const std::uint64_t table = std::bit_ceil(rule_count * 2 + 1024);
  return fmt::format(R"(# For the http block: what this site's paths have that the files do not say.
map_hash_bucket_size 1024;
map_hash_max_size {};
geo $dollar {{ default "$"; }}
map $uri $roadstead_digest {{
  default "";
  ~^/v2/.+/(?:manifests|blobs)/(?<roadstead_reference>sha256:[0-9a-f]+)(?:~[a-z-]+)?$ $roadstead_reference;
  include digests.map;
}}
map $uri $roadstead_address {{
  default "";
  include redirects.map;
}}
map $uri~$arg_arch $roadstead_variant_address {{
  default "";
  include variants.map;
}}
)",
                     table);
}

static constexpr std::string_view oci_locations = R"(location = /v2/ {
  default_type application/json;
  return 200 "{}";
}
location ~ ^/v2/.+/manifests/[^/]+$ {
  types { }
  default_type application/vnd.oci.image.manifest.v1+json;
  add_header Docker-Content-Digest $roadstead_digest;
  try_files $uri @roadstead_index;
}
location @roadstead_index {
  types { }
  default_type application/vnd.oci.image.index.v1+json;
  add_header Docker-Content-Digest $roadstead_digest;
  try_files $uri~index @roadstead_docker;
}
location @roadstead_docker {
  types { }
  default_type application/vnd.docker.distribution.manifest.v2+json;
  add_header Docker-Content-Digest $roadstead_digest;
  try_files $uri~docker @roadstead_docker_list;
}
location @roadstead_docker_list {
  types { }
  default_type application/vnd.docker.distribution.manifest.list.v2+json;
  add_header Docker-Content-Digest $roadstead_digest;
  try_files $uri~docker-list =404;
}
location ~ ^/v2/.+/blobs/[^/]+$ {
  types { }
  default_type application/octet-stream;
  add_header Docker-Content-Digest $roadstead_digest;
  if ($roadstead_address) { return 302 $roadstead_address; }
  try_files $uri =404;
}
location ~ ^/v2/.+/tags/list$ {
  types { }
  default_type application/json;
  try_files $uri~$arg_last $uri =404;
}
# An unknown subject has no referrers: an empty index, never 404 (distribution-spec, "Listing Referrers").
location ~ ^/v2/.+/referrers/sha256:[0-9a-f]+$ {
  types { }
  default_type application/vnd.oci.image.index.v1+json;
  try_files $uri @roadstead_no_referrers;
}
location @roadstead_no_referrers {
  types { }
  default_type application/vnd.oci.image.index.v1+json;
  return 200 '{"schemaVersion":2,"mediaType":"application/vnd.oci.image.index.v1+json","manifests":[]}';
}
location = /v2/_catalog {
  types { }
  default_type application/json;
}
)";

std::string nginx_locations(const render::Host& host) {
  const std::string prefix = host.prefix();
  std::string text = "# For a server block whose root is this site's folder.\n";
  text += oci_locations;
  text += fmt::format(R"(location ~ ^{0}/v1/(?:images|imagefile)/ {{
  types {{ }}
  default_type application/json;
  if ($roadstead_variant_address) {{ return 302 $roadstead_variant_address; }}
  if (-f $request_filename~$arg_arch) {{ rewrite ^(.*)$ $1~$arg_arch break; }}
  if ($roadstead_address) {{ return 302 $roadstead_address; }}
  try_files $uri =404;
}}
# A pull by tag and content id: the id alone decides.
location ~ ^(?<roadstead_container>{0}/.*api/container/[^:]+):[^@]+(?<roadstead_id>@[0-9a-f]+)$ {{
  types {{ }}
  default_type application/json;
  try_files $roadstead_container$roadstead_id =404;
}}
location {0}/ {{
  types {{
    text/html html;
    application/json json;
    text/css css;
  }}
  default_type application/json;
  charset utf-8;
  charset_types text/css;
  try_files $uri $uri/index.html $uri/index.json =404;
  error_page 404 {0}/404.html;
}}
location /. {{ return 404; }}
)",
                      prefix);
  return text;
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
  return fmt::format(R"(# Runs as it is: nginx -p SITE/.nginx -c nginx.conf
worker_processes auto;
pid nginx.pid;
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
