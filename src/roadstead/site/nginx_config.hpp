// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "roadstead/render/host.hpp"

namespace roadstead::site {

/// The nginx configuration of a site, in three files below .nginx/ (docs/hosting-nginx.md):
/// maps.conf for the http block, locations.conf for a server block, and nginx.conf, a whole
/// configuration that includes both and runs as it is: nginx -p SITE/.nginx -c nginx.conf.

/// What stands between the rules in maps.conf. They are all in one file, because nginx looks for what a file
/// includes beside its own main configuration, wherever that file lies.
struct NginxMaps {
  std::string before_digests, before_redirects, before_variants, end;
};
NginxMaps nginx_maps(const render::Host& host, std::uint64_t rule_count);

/// `text` as a part of a regular expression that matches it alone.
void append_nginx_pattern(std::string& out, std::string_view text);

std::string nginx_locations(const render::Host& host);
std::string nginx_standalone(const render::Host& host);

}  // namespace roadstead::site
