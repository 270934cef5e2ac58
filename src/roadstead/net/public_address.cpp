// SPDX-License-Identifier: Apache-2.0
#include "roadstead/net/public_address.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>

#include <array>
#include <cstdint>
#include <cstring>
#include <span>

namespace roadstead::net {

namespace {

/// The first `bits` of an address.
struct Block4 {
  std::uint32_t start;
  unsigned bits;
  std::string_view kind;
};

constexpr std::uint32_t ip(unsigned a, unsigned b, unsigned c = 0, unsigned d = 0) {
  return a << 24U | b << 16U | c << 8U | d;
}

constexpr Block4 blocks4[] = {
    {ip(0, 0), 8, "unspecified"},      {ip(10, 0), 8, "private"},        {ip(100, 64), 10, "private"},
    {ip(127, 0), 8, "loopback"},       {ip(169, 254), 16, "link-local"}, {ip(172, 16), 12, "private"},
    {ip(192, 0, 0), 24, "reserved"},   {ip(192, 0, 2), 24, "reserved"},  {ip(192, 88, 99), 24, "reserved"},
    {ip(192, 168), 16, "private"},     {ip(198, 18), 15, "private"},     {ip(198, 51, 100), 24, "reserved"},
    {ip(203, 0, 113), 24, "reserved"}, {ip(224, 0), 4, "multicast"},     {ip(240, 0), 4, "reserved"},
};

struct Block6 {
  std::array<std::uint8_t, 16> start;
  unsigned bits;
  std::string_view kind;
};

// What carries an IPv4 address is refused whichever that is: no public host has such an address, and who translates it
// may stand in a private network.
constexpr Block6 blocks6[] = {
    {{}, 128, "unspecified"},
    {{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1}, 128, "loopback"},
    {{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff}, 96, "IPv4-mapped"},
    {{}, 96, "IPv4-compatible"},
    {{0x00, 0x64, 0xff, 0x9b}, 32, "IPv4-translated"},
    {{0x01}, 64, "reserved"},
    {{0x20, 0x01, 0x00, 0x00}, 32, "IPv4-tunnelled"},
    {{0x20, 0x01, 0x0d, 0xb8}, 32, "reserved"},
    {{0x20, 0x02}, 16, "IPv4-tunnelled"},
    {{0x3f, 0xff}, 20, "reserved"},
    {{0xfc}, 7, "private"},
    {{0xfe, 0x80}, 10, "link-local"},
    {{0xfe, 0xc0}, 10, "private"},
    {{0xff}, 8, "multicast"},
};

bool begins_with(std::span<const std::uint8_t> address, std::span<const std::uint8_t> start, unsigned bits) {
  const unsigned whole = bits / 8, rest = bits % 8;
  if (std::memcmp(address.data(), start.data(), whole) != 0) return false;
  return rest == 0 || (address[whole] ^ start[whole]) >> (8 - rest) == 0;
}

std::string_view kind4(std::uint32_t address) {
  for (const Block4& block : blocks4)
    if ((address ^ block.start) >> (32 - block.bits) == 0) return block.kind;
  return {};
}

std::string_view kind6(std::span<const std::uint8_t, 16> address) {
  for (const Block6& block : blocks6)
    if (begins_with(address, block.start, block.bits)) return block.kind;
  return {};
}

template <class T>
T as(const sockaddr& address) {
  T copy{};
  std::memcpy(&copy, &address, sizeof copy);
  return copy;
}

}  // namespace

std::string_view address_kind(const sockaddr& address) {
  if (address.sa_family == AF_INET) return kind4(ntohl(as<sockaddr_in>(address).sin_addr.s_addr));
  if (address.sa_family == AF_INET6) return kind6(as<sockaddr_in6>(address).sin6_addr.s6_addr);
  return "reserved";
}

std::string address_text(const sockaddr& address) {
  char text[INET6_ADDRSTRLEN] = "(no IP address)";
  if (address.sa_family == AF_INET) {
    const auto v4 = as<sockaddr_in>(address);
    ::inet_ntop(AF_INET, &v4.sin_addr, text, sizeof text);
  } else if (address.sa_family == AF_INET6) {
    const auto v6 = as<sockaddr_in6>(address);
    ::inet_ntop(AF_INET6, &v6.sin6_addr, text, sizeof text);
  }
  return text;
}

}  // namespace roadstead::net
