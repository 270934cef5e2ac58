// SPDX-License-Identifier: Apache-2.0
#include "roadstead/app/private_hosts.hpp"

#include <algorithm>
#include <utility>

#include "roadstead/base/network.hpp"
#include "roadstead/catalog/private_hosts.hpp"

namespace roadstead::app {

// A redirection is asked as its own host: what one of these leads to is not let in by that.
void let_in(const std::vector<std::string>& private_hosts, verify::ProbeOptions& probe) {
  std::vector<std::string> names;
  for (const std::string& host : private_hosts) {
    if (const auto network = Network::parse(host))
      probe.networks.push_back(*network);
    else
      names.push_back(host);
  }
  probe.reach = [names = std::move(names)](std::string_view host) {
    const bool is_named =
        std::ranges::any_of(names, [&](const std::string& name) { return catalog::is_host_of(name, host); });
    return is_named ? net::Reach::anywhere : net::Reach::everybody;
  };
}

}  // namespace roadstead::app
