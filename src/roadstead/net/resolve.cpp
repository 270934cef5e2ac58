// SPDX-License-Identifier: Apache-2.0
#include "roadstead/net/resolve.hpp"

#include <netdb.h>

#include <algorithm>
#include <memory>

#include "roadstead/net/public_address.hpp"

namespace roadstead::net {

namespace {

struct FreeAddresses {
  void operator()(addrinfo* list) const { ::freeaddrinfo(list); }
};

bool is_let_in(const sockaddr& address, Reach reach, std::span<const Network> networks) {
  return reach == Reach::anywhere || address_kind(address).empty() ||
         std::ranges::any_of(networks, [&](const Network& network) { return network.has(address); });
}

std::string without_brackets(std::string_view host) {
  if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
  return std::string(host);
}

}  // namespace

Result<std::vector<std::string>> addresses_in_reach(const Url& url, Reach reach, std::span<const Network> networks) {
  const std::string host = without_brackets(url.host);
  addrinfo hints{};
  hints.ai_socktype = SOCK_STREAM;
  addrinfo* answer = nullptr;
  if (const int error = ::getaddrinfo(host.c_str(), nullptr, &hints, &answer); error != 0)
    return fail(Code::unavailable, "the host '{}' has no address: {}", host, ::gai_strerror(error));
  const std::unique_ptr<addrinfo, FreeAddresses> list(answer);
  std::vector<std::string> addresses;
  for (const addrinfo* at = list.get(); at != nullptr; at = at->ai_next) {
    const sockaddr& address = *at->ai_addr;
    if (!is_let_in(address, reach, networks))
      return fail(Code::denied, "the address {} is {}, want one that everybody reaches", address_text(address),
                  address_kind(address));
    addresses.push_back(address_text(address));
  }
  return addresses;
}

}  // namespace roadstead::net
