// SPDX-License-Identifier: Apache-2.0
#include "roadstead/base/network.hpp"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>

#include <cstring>

namespace roadstead {
namespace {

sockaddr_storage address_of(const char* text) {
  sockaddr_storage storage{};
  auto* const v4 = reinterpret_cast<sockaddr_in*>(&storage);
  auto* const v6 = reinterpret_cast<sockaddr_in6*>(&storage);
  if (::inet_pton(AF_INET, text, &v4->sin_addr) == 1)
    storage.ss_family = AF_INET;
  else if (::inet_pton(AF_INET6, text, &v6->sin6_addr) == 1)
    storage.ss_family = AF_INET6;
  return storage;
}

struct HasCase {
  const char *network, *address;
  bool has;
};

class NetworkHas : public testing::TestWithParam<HasCase> {};

TEST_P(NetworkHas, Addresses) {
  const auto network = Network::parse(GetParam().network);
  ASSERT_TRUE(network) << network.error().message();
  const sockaddr_storage address = address_of(GetParam().address);
  EXPECT_EQ(network->has(reinterpret_cast<const sockaddr&>(address)), GetParam().has)
      << GetParam().network << " " << GetParam().address;
  EXPECT_EQ(network->has(Network::parse(GetParam().address).value()), GetParam().has);
}

INSTANTIATE_TEST_SUITE_P(Addresses, NetworkHas,
                         testing::Values(HasCase{"10.1.0.0/16", "10.1.255.255", true},
                                         HasCase{"10.1.0.0/16", "10.2.0.0", false},
                                         HasCase{"10.1.2.3", "10.1.2.3", true}, HasCase{"10.1.2.3", "10.1.2.2", false},
                                         HasCase{"192.168.4.0/22", "192.168.7.9", true},
                                         HasCase{"192.168.4.0/22", "192.168.8.0", false},
                                         HasCase{"0.0.0.0/0", "127.0.0.1", true}, HasCase{"0.0.0.0/0", "::1", false},
                                         HasCase{"fd00::/8", "fdff::1", true}, HasCase{"fd00::/8", "fe80::1", false},
                                         HasCase{"10.0.0.0/8", "::ffff:10.0.0.1", false}, HasCase{"::1", "::1", true}));

struct RefusedNetwork {
  const char *text, *error;
};

class NetworkRefuses : public testing::TestWithParam<RefusedNetwork> {};

TEST_P(NetworkRefuses, WithThisText) {
  const auto network = Network::parse(GetParam().text);
  ASSERT_FALSE(network) << GetParam().text;
  EXPECT_EQ(network.error().message(), GetParam().error);
}

INSTANTIATE_TEST_SUITE_P(
    Texts, NetworkRefuses,
    testing::Values(RefusedNetwork{"", "'' is no network, want as 10.1.0.0/16 or fd00::/8"},
                    RefusedNetwork{"10.1/16", "'10.1/16' is no network, want as 10.1.0.0/16 or fd00::/8"},
                    RefusedNetwork{"10.1.0.0/33", "'10.1.0.0/33' is no network, want as 10.1.0.0/16 or fd00::/8"},
                    RefusedNetwork{"10.1.0.0/", "'10.1.0.0/' is no network, want as 10.1.0.0/16 or fd00::/8"},
                    RefusedNetwork{"fd00::/129", "'fd00::/129' is no network, want as 10.1.0.0/16 or fd00::/8"},
                    RefusedNetwork{"10.1.2.0/16",
                                   "'10.1.2.0/16' has an address within the network, want the first one"},
                    RefusedNetwork{"fd00::1/8", "'fd00::1/8' has an address within the network, want the first one"}));

}  // namespace
}  // namespace roadstead
