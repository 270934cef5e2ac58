// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <span>

#include "roadstead/site/common_headers.hpp"
#include "roadstead/site/nginx_config.hpp"
#include "roadstead/site/own_types.hpp"
#include "roadstead/site/site_path.hpp"

namespace roadstead::site {

namespace {

// nginx leaves out a header that is empty.
constexpr std::string_view server =
    R"(# For a server block whose root is this site's folder, and which serves nothing else.
add_header Docker-Content-Digest $roadstead_digest;
add_header Cache-Control $roadstead_caching always;
{common}error_page 404 {prefix}/404.html;
error_page 405 = @roadstead_other_method;
if ($request_method !~ ^(?:GET|HEAD)$) {{ return 405; }}
location @roadstead_other_method {{
  types {{ }}
  default_type "";
  if ($request_method = OPTIONS) {{
{options}    return 204;
  }}
  add_header Content-Type $roadstead_unsupported_type always;
  add_header Allow "{methods}" always;
  add_header Cache-Control $roadstead_caching always;
{common_inside}  return 405 $roadstead_unsupported;
}}
location @roadstead_unknown {{
  types {{ }}
  default_type application/json;
  return 404 $roadstead_unknown;
}}
# What the pages themselves need.
location ~ ^{pattern}/_/(?:.+/)?feed\.json$ {{
  types {{ }}
  default_type {feed_type};
  try_files $uri =404;
}}
location ~ ^{pattern}/_/ {{
  types {{{own_types}
  }}
  charset utf-8;
  try_files $uri $uri/index.html =404;
}}
# No name has a '~': it marks files that stand behind other paths. So does a folder's own document.
location ~ ^(?:/v2/|{pattern}/v1/|{pattern}/api/)(?:.*~|index\.json$) {{
  error_page 404 = @roadstead_unknown;
  return 404;
}}
location ~ ^{pattern}/.*~ {{ return 404; }}
)";

constexpr std::string_view oci = R"(location = /v2/ {{
  types {{ }}
  default_type application/json;
  return 200 "{{}}";
}}
location ~ ^/v2/.+/manifests/[^/]+$ {{
  types {{ }}
  default_type application/vnd.oci.image.manifest.v1+json;
  try_files $uri @roadstead_index;
}}
location @roadstead_index {{
  types {{ }}
  default_type application/vnd.oci.image.index.v1+json;
  try_files $uri~index @roadstead_docker;
}}
location @roadstead_docker {{
  types {{ }}
  default_type application/vnd.docker.distribution.manifest.v2+json;
  try_files $uri~docker @roadstead_docker_list;
}}
location @roadstead_docker_list {{
  types {{ }}
  default_type application/vnd.docker.distribution.manifest.list.v2+json;
  try_files $uri~docker-list @roadstead_unknown;
}}
# Names are lower case here; maps alone would not mind.
location ~ ^/v2/[^A-Z]+/blobs/sha256:[0-9a-f]+$ {{
  types {{ }}
  default_type application/octet-stream;
  if ($roadstead_address) {{ return 302 $roadstead_address; }}
  try_files $uri @roadstead_unknown;
}}
location ~ ^/v2/.+/tags/list$ {{
  types {{ }}
  default_type application/json;
  try_files $uri$roadstead_last $uri @roadstead_unknown;
}}
# An unknown subject has no referrers: an empty index, never 404 (distribution-spec, "Listing Referrers").
location ~ ^/v2/.+/referrers/sha256:[0-9a-f]+$ {{
  types {{ }}
  default_type application/vnd.oci.image.index.v1+json;
  try_files $uri @roadstead_no_referrers;
}}
location @roadstead_no_referrers {{
  types {{ }}
  default_type application/vnd.oci.image.index.v1+json;
  return 200 '{no_referrers}';
}}
location ~ ^/v2/ {{
  types {{ }}
  default_type application/json;
  try_files $uri @roadstead_unknown;
}}
)";

constexpr std::string_view other = R"(location ~ ^{pattern}/v1/images/ {{
  types {{ }}
  default_type application/json;
  try_files $uri$roadstead_arch $uri$roadstead_any @roadstead_unknown;
}}
# The tag's own image has one file or address, whatever it runs on: the document beside it says for which
# architectures it is the one.
location ~ ^{pattern}/v1/imagefile/(?<roadstead_image>.+)$ {{
  types {{ }}
  default_type application/octet-stream;
  error_page 404 = @roadstead_unknown;
  set $roadstead_known "";
  if (-f $document_root{prefix}/v1/images/$roadstead_image$roadstead_arch) {{ set $roadstead_known yes; }}
  if (-f $document_root{prefix}/v1/images/$roadstead_image$roadstead_any) {{ set $roadstead_known yes; }}
  if ($roadstead_known = "") {{ return 404; }}
  if ($roadstead_variant_address) {{ return 302 $roadstead_variant_address; }}
  if (-f $request_filename$roadstead_arch) {{ rewrite ^ $uri$roadstead_arch break; }}
  if ($roadstead_address) {{ return 302 $roadstead_address; }}
}}
# A pull by tag and content id: the id alone decides.
location ~ ^(?<roadstead_container>{pattern}/(?:.+/)?api/container/[^:]+):[^@]*(?<roadstead_id>@.+)$ {{
  types {{ }}
  default_type application/json;
  try_files $roadstead_container$roadstead_id @roadstead_unknown;
}}
location ~ ^{pattern}/(?:v1/|api/|.+/api/container/.*[:@]) {{
  types {{ }}
  default_type application/json;
  try_files $uri @roadstead_unknown;
}}
location ~ /index\.(?:html|json)$ {{ return 404; }}
# The seed API; a collection may have such a name too.
location ~ ^{pattern}/.+/(?:tags|manifests/[^/]+)/?$ {{
  types {{ text/html html; }}
  default_type application/json;
  charset utf-8;
  try_files $uri $uri/index.html $uri/index.json @roadstead_unknown;
}}
location / {{
  types {{
    text/html html;
    application/json json;
    application/xml xml;
    text/plain txt;
  }}
  default_type application/json;
  charset utf-8;
  try_files $uri $uri/index.html $uri/index.json =404;
}}
location /. {{ return 404; }}
)";

}  // namespace

static std::string header_lines(std::span<const Header> headers, std::string_view indent, std::string_view more) {
  std::string lines;
  for (const auto& [name, value] : headers)
    lines += fmt::format("{}add_header {} \"{}\"{};\n", indent, name, value, more);
  return lines;
}

static std::string own_type_lines() {
  std::string lines;
  for (const OwnType& type : own_types) lines += fmt::format("\n    {} {};", type.media_type, type.ending);
  return lines;
}

std::string nginx_locations(const render::Host& host) {
  const std::string prefix(host.prefix());
  std::string pattern;
  append_nginx_pattern(pattern, prefix);
  std::string text = fmt::format(server, fmt::arg("prefix", prefix), fmt::arg("pattern", pattern),
                                 fmt::arg("methods", supported_methods),
                                 fmt::arg("common", header_lines(common_headers, "", " always")),
                                 fmt::arg("common_inside", header_lines(common_headers, "  ", " always")),
                                 fmt::arg("options", header_lines(options_headers, "    ", "")),
                                 fmt::arg("own_types", own_type_lines()), fmt::arg("feed_type", feed_type));
  text += fmt::format(oci, fmt::arg("no_referrers", no_referrers));
  text += fmt::format(other, fmt::arg("prefix", prefix), fmt::arg("pattern", pattern));
  return text;
}

}  // namespace roadstead::site
