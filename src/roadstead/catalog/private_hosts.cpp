// SPDX-License-Identifier: Apache-2.0
#include "roadstead/catalog/private_hosts.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "roadstead/base/ascii.hpp"
#include "roadstead/base/network.hpp"
#include "roadstead/base/text.hpp"
#include "roadstead/base/url.hpp"

namespace roadstead::catalog {

namespace {

bool is_host_pattern(std::string_view text) {
  if (text.starts_with("*.")) text.remove_prefix(2);
  const auto is_host_letter = [](char c) { return is_alnum(c) || c == '-' || c == '.'; };
  return !text.empty() && text.size() <= 253 && std::ranges::all_of(text, is_host_letter) && text.front() != '.' &&
         text.find("..") == text.npos;
}

// "10.1.0.0/16", "10.1.2.3" and "fd00::1" are networks; a name has a letter in its last part (RFC 3696 section 2).
bool is_meant_as_network(std::string_view text) {
  const std::string_view last = text.substr(text.rfind('.') + 1);
  return text.find_first_of("/:") != text.npos || (!last.empty() && std::ranges::all_of(last, is_digit));
}

// "images.example.internal:5000", "[fd00::1]:5000"
bool has_port(std::string_view text) {
  const std::size_t colon = text.rfind(':');
  if (colon == text.npos || !std::ranges::all_of(text.substr(colon + 1), is_digit)) return false;
  const std::string_view host = text.substr(0, colon);
  return host.find(':') == host.npos || host.ends_with(']');
}

}  // namespace

std::string private_host_fault(const std::string& text) {
  if (text.find("://") != text.npos)
    return fmt::format("'{}' is an address, want its host alone, as images.example.internal",
                       without_credentials(text));
  if (has_port(text)) return fmt::format("'{}' has a port, want a host or a network without one", text);
  if (is_meant_as_network(text)) {
    const auto network = Network::parse(text);
    return network ? "" : network.error().what;
  }
  if (is_host_pattern(text)) return {};
  return fmt::format("'{}' is no host, want as images.example.internal, *.example.internal or 10.1.0.0/16", text);
}

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
