// SPDX-License-Identifier: Apache-2.0
#include "roadstead/net/public_address.hpp"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>

#include <cstring>

namespace roadstead::net {
namespace {

sockaddr_storage address_of(const char* text) {
  sockaddr_storage storage{};
  sockaddr_in v4{};
  sockaddr_in6 v6{};
  v4.sin_family = AF_INET;
  v6.sin6_family = AF_INET6;
  if (::inet_pton(AF_INET, text, &v4.sin_addr) == 1)
    std::memcpy(&storage, &v4, sizeof v4);
  else if (::inet_pton(AF_INET6, text, &v6.sin6_addr) == 1)
    std::memcpy(&storage, &v6, sizeof v6);
  return storage;
}

struct AddressCase {
  const char* name;
  const char* text;
  std::string_view kind;  ///< empty: everybody reaches it
};
struct AddressKind : testing::TestWithParam<AddressCase> {};
TEST_P(AddressKind, IsTheRegistries) {
  const auto storage = address_of(GetParam().text);
  const auto& address = reinterpret_cast<const sockaddr&>(storage);
  EXPECT_EQ(address_kind(address), GetParam().kind);
  EXPECT_EQ(address_text(address), GetParam().text);
}
INSTANTIATE_TEST_SUITE_P(
    Addresses, AddressKind,
    testing::Values(
        AddressCase{"public", "9.9.9.9", ""}, AddressCase{"unspecified", "0.0.0.0", "unspecified"},
        AddressCase{"this_network", "0.1.2.3", "unspecified"}, AddressCase{"ten", "10.255.255.255", "private"},
        AddressCase{"after_ten", "11.0.0.0", ""}, AddressCase{"carrier", "100.64.0.1", "private"},
        AddressCase{"carrier_last", "100.127.255.255", "private"}, AddressCase{"after_carrier", "100.128.0.0", ""},
        AddressCase{"loopback", "127.0.0.1", "loopback"}, AddressCase{"loopback_last", "127.255.255.254", "loopback"},
        AddressCase{"metadata", "169.254.169.254", "link-local"}, AddressCase{"before_172", "172.15.255.255", ""},
        AddressCase{"first_172", "172.16.0.0", "private"}, AddressCase{"last_172", "172.31.255.255", "private"},
        AddressCase{"after_172", "172.32.0.0", ""}, AddressCase{"home", "192.168.1.1", "private"},
        AddressCase{"bench", "198.19.0.1", "private"}, AddressCase{"example", "203.0.113.7", "reserved"},
        AddressCase{"multicast", "239.1.2.3", "multicast"}, AddressCase{"broadcast", "255.255.255.255", "reserved"},
        AddressCase{"v6_public", "2620:fe::fe", ""}, AddressCase{"v6_unspecified", "::", "unspecified"},
        AddressCase{"v6_loopback", "::1", "loopback"}, AddressCase{"v6_mapped", "::ffff:127.0.0.1", "IPv4-mapped"},
        AddressCase{"v6_mapped_public", "::ffff:9.9.9.9", "IPv4-mapped"},
        AddressCase{"v6_compatible", "::10.0.0.1", "IPv4-compatible"},
        AddressCase{"v6_nat64", "64:ff9b::a00:1", "IPv4-translated"},
        AddressCase{"v6_6to4", "2002:a00:1::", "IPv4-tunnelled"}, AddressCase{"v6_unique", "fd12::1", "private"},
        AddressCase{"v6_link", "fe80::1", "link-local"}, AddressCase{"v6_link_last", "febf::1", "link-local"},
        AddressCase{"v6_site", "fec0::1", "private"}, AddressCase{"v6_multicast", "ff02::1", "multicast"},
        AddressCase{"v6_example", "2001:db8::1", "reserved"}),
    [](const auto& row) { return std::string(row.param.name); });

TEST(AddressKind, IsReservedOfWhatIsNoIpAddress) {
  sockaddr address{};
  address.sa_family = AF_UNIX;
  EXPECT_EQ(address_kind(address), "reserved");
  EXPECT_EQ(address_text(address), "(no IP address)");
}

}  // namespace
}  // namespace roadstead::net
