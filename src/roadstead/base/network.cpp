// SPDX-License-Identifier: Apache-2.0
#include "roadstead/base/network.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>

#include <cstring>
#include <span>
#include <string>

#include "roadstead/base/text.hpp"

namespace roadstead {

using Bytes = std::span<const std::uint8_t>;

static bool begins_alike(Bytes a, Bytes b, unsigned bits) {
  const unsigned whole = bits / 8, rest = bits % 8;
  if (std::memcmp(a.data(), b.data(), whole) != 0) return false;
  return rest == 0 || (a[whole] ^ b[whole]) >> (8 - rest) == 0;
}

static bool is_zero_behind(Bytes start, unsigned bits) {
  for (unsigned bit = bits; bit < start.size() * 8; ++bit)
    if ((start[bit / 8] >> (7 - bit % 8) & 1) != 0) return false;
  return true;
}

Result<Network> Network::parse(std::string_view text) {
  const std::size_t slash = text.find('/');
  const std::string address(text.substr(0, slash));
  Network network;
  network.is_v6_ = address.find(':') != address.npos;
  const unsigned most = network.is_v6_ ? 128 : 32;
  const auto bits = slash == text.npos ? std::optional<std::uint64_t>(most) : parse_number(text.substr(slash + 1));
  const int family = network.is_v6_ ? AF_INET6 : AF_INET;
  if (::inet_pton(family, address.c_str(), network.start_.data()) != 1 || !bits || *bits > most)
    return fail(Code::invalid, "'{}' is no network, want as 10.1.0.0/16 or fd00::/8", text);
  network.bits_ = static_cast<unsigned>(*bits);
  if (!is_zero_behind({network.start_.data(), most / 8}, network.bits_))
    return fail(Code::invalid, "'{}' has an address within the network, want the first one", text);
  return network;
}

bool Network::has(const sockaddr& address) const {
  if (address.sa_family != (is_v6_ ? AF_INET6 : AF_INET)) return false;
  if (is_v6_) {
    sockaddr_in6 v6;
    std::memcpy(&v6, &address, sizeof v6);
    return begins_alike(v6.sin6_addr.s6_addr, start_, bits_);
  }
  sockaddr_in v4;
  std::memcpy(&v4, &address, sizeof v4);
  std::array<std::uint8_t, 4> bytes;
  std::memcpy(bytes.data(), &v4.sin_addr, bytes.size());
  return begins_alike(bytes, start_, bits_);
}

bool Network::has(const Network& part) const {
  return part.is_v6_ == is_v6_ && part.bits_ >= bits_ && begins_alike(part.start_, start_, bits_);
}

}  // namespace roadstead
