// SPDX-License-Identifier: Apache-2.0
#include "roadstead/catalog/private_hosts.hpp"

#include <algorithm>

#include "roadstead/base/network.hpp"
#include "roadstead/base/text.hpp"

namespace roadstead::catalog {

bool is_host_of(std::string_view name, std::string_view host) {
  if (!name.starts_with("*.")) return host == name;
  const std::string_view ending = name.substr(1);
  return host.size() > ending.size() && host.ends_with(ending);
}

bool names_host(const std::vector<std::string>& private_hosts, std::string_view host) {
  const std::string lower = to_lower(host);
  const bool has_brackets = host.starts_with('[') && host.ends_with(']');
  const auto address = Network::parse(has_brackets ? host.substr(1, host.size() - 2) : host);
  return std::ranges::any_of(private_hosts, [&](const std::string& named) {
    const auto network = address ? Network::parse(named) : Result<Network>(address);
    return network ? network->has(*address) : is_host_of(named, lower);
  });
}

}  // namespace roadstead::catalog
