// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>

#include "roadstead/render/host.hpp"

namespace roadstead::site {

/// The nginx configuration of a site, in three files below .nginx/ (docs/hosting-nginx.md):
/// maps.conf for the http block, locations.conf for a server block, and nginx.conf, a whole
/// configuration that includes both and runs as it is: nginx -p SITE/.nginx -c nginx.conf.
std::string nginx_maps(std::uint64_t rule_count);
std::string nginx_locations(const render::Host& host);
std::string nginx_standalone(const render::Host& host);

}  // namespace roadstead::site
