// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <sys/socket.h>

#include <string>
#include <string_view>

namespace roadstead::net {

/// What keeps an IP address from being one that everybody reaches: "loopback", "private", "link-local", "multicast",
/// "unspecified", "reserved", or "IPv4-mapped" and the like for IPv6 that carries an IPv4 address (IANA's
/// special-purpose registries, RFC 6890). Empty: nothing does.
std::string_view address_kind(const sockaddr& address);

/// "127.0.0.1", "::1"; of what is no IP address "(no IP address)".
std::string address_text(const sockaddr& address);

}  // namespace roadstead::net
